CREATE TABLE "known_domains" (
	"app_id" uuid PRIMARY KEY NOT NULL,
	"hostnames" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observed_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"app_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"before" text,
	"after" text,
	"seen_after" timestamp with time zone NOT NULL,
	"seen_before" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "observed_changes_app" ON "observed_changes" USING btree ("app_id","seen_before");