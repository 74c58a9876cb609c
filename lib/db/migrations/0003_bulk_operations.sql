CREATE TABLE "many_jobs" (
	"job_id" uuid PRIMARY KEY NOT NULL,
	"operation" text NOT NULL,
	"title" text NOT NULL,
	"has_canary" boolean NOT NULL,
	"canary_looks" integer DEFAULT 0 NOT NULL,
	"canary_done_at" timestamp with time zone,
	"wave_size" integer,
	"most_failures" integer,
	"forgiven_failures" integer DEFAULT 0 NOT NULL,
	"paused_at" timestamp with time zone,
	"pause_reason" text,
	"called_off_at" timestamp with time zone,
	"follows" uuid,
	"follows_as" text
);
--> statement-breakpoint
ALTER TABLE "job_targets" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "many_jobs" ADD CONSTRAINT "many_jobs_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "many_jobs_follows" ON "many_jobs" USING btree ("follows");--> statement-breakpoint
CREATE INDEX "job_targets_app" ON "job_targets" USING btree ("app_id");