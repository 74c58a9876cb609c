CREATE TABLE "favourites" (
	"person_id" uuid NOT NULL,
	"app_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favourites_person_id_app_id_pk" PRIMARY KEY("person_id","app_id")
);
--> statement-breakpoint
CREATE TABLE "fleet_releases" (
	"app_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"status" text,
	"description" text,
	"by_email" text,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fleet_releases_app_id_version_pk" PRIMARY KEY("app_id","version")
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"app_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "watches_app_id_person_id_pk" PRIMARY KEY("app_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "api_calls" (
	"minute" timestamp with time zone NOT NULL,
	"account_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"lane" text NOT NULL,
	"outcome" text NOT NULL,
	"person_id" uuid NOT NULL,
	"app_id" uuid NOT NULL,
	"calls" integer NOT NULL,
	CONSTRAINT "api_calls_account_id_minute_purpose_lane_outcome_person_id_app_id_pk" PRIMARY KEY("account_id","minute","purpose","lane","outcome","person_id","app_id")
);
--> statement-breakpoint
CREATE TABLE "budget_levels" (
	"account_id" uuid NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"remaining" integer NOT NULL,
	"limit" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "budget_levels_account_id_minute_pk" PRIMARY KEY("account_id","minute")
);
--> statement-breakpoint
CREATE TABLE "budget_settings" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"paused_at" timestamp with time zone,
	"paused_by" uuid
);
--> statement-breakpoint
CREATE TABLE "job_targets" (
	"job_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"app_id" uuid NOT NULL,
	"target" text NOT NULL,
	"input" text,
	"status" text NOT NULL,
	"run_id" uuid,
	"error" jsonb,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "job_targets_job_id_position_pk" PRIMARY KEY("job_id","position")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"key" text,
	"payload" text,
	"state" jsonb,
	"status" text NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"holder" text,
	"fence" bigint DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"last_error" text,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "jobs_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "fleet_apps" ADD COLUMN "certificates" jsonb;--> statement-breakpoint
ALTER TABLE "fleet_apps" ADD COLUMN "certificates_read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_targets" ADD CONSTRAINT "job_targets_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fleet_releases_created" ON "fleet_releases" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_owner_name" ON "saved_views" USING btree ("owner_id","name");--> statement-breakpoint
CREATE INDEX "api_calls_minute" ON "api_calls" USING btree ("minute");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("status","run_at");