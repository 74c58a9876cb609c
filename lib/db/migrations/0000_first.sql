CREATE TABLE "app_access" (
	"connection_id" uuid NOT NULL,
	"app_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "app_access_connection_id_app_id_pk" PRIMARY KEY("connection_id","app_id")
);
--> statement-breakpoint
CREATE TABLE "app_names" (
	"name" text NOT NULL,
	"app_id" uuid NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "app_names_name_app_id_pk" PRIMARY KEY("name","app_id")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"run_id" uuid,
	"action" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"app_id" uuid,
	"target" text NOT NULL,
	"summary" text NOT NULL,
	"outcome" text,
	"error_code" text,
	"request_id" text,
	"detail" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"heroku_account_id" uuid NOT NULL,
	"heroku_email" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"checked_at" timestamp with time zone,
	"shared_at" timestamp with time zone,
	"shared_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"access_token" text NOT NULL,
	"refresh_token" text,
	"expires_at" timestamp with time zone,
	"token_fingerprint" text NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_keys" (
	"purpose" text PRIMARY KEY NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fleet_apps" (
	"app_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"app" jsonb NOT NULL,
	"app_read_at" timestamp with time zone NOT NULL,
	"coupling" jsonb,
	"coupling_read_at" timestamp with time zone,
	"formation" jsonb,
	"formation_read_at" timestamp with time zone,
	"dynos" jsonb,
	"dynos_read_at" timestamp with time zone,
	"release" jsonb,
	"release_read_at" timestamp with time zone,
	"add_ons" jsonb,
	"add_ons_read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"fence" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operation_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operation" text NOT NULL,
	"person_id" uuid,
	"connection_id" uuid,
	"app_id" uuid,
	"target" text NOT NULL,
	"memo" text,
	"status" text NOT NULL,
	"undo_of" uuid,
	"undone_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"wipe_after" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"heroku_account_id" uuid,
	"email" text NOT NULL,
	"name" text,
	"role" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "app_access" ADD CONSTRAINT "app_access_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "app_access_app" ON "app_access" USING btree ("app_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_events_id" ON "audit_events" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_events_prev_hash" ON "audit_events" USING btree ("prev_hash");--> statement-breakpoint
CREATE INDEX "audit_events_app" ON "audit_events" USING btree ("app_id");--> statement-breakpoint
CREATE INDEX "audit_events_run" ON "audit_events" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_owner_account" ON "connections" USING btree ("owner_id","heroku_account_id");--> statement-breakpoint
CREATE INDEX "fleet_apps_name" ON "fleet_apps" USING btree ("name");--> statement-breakpoint
CREATE INDEX "operation_runs_status" ON "operation_runs" USING btree ("status");--> statement-breakpoint
CREATE UNIQUE INDEX "people_heroku_account" ON "people" USING btree ("heroku_account_id");--> statement-breakpoint
CREATE INDEX "people_email" ON "people" USING btree ("email");