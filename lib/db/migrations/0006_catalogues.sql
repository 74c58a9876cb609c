CREATE TABLE "catalogues" (
	"name" text PRIMARY KEY NOT NULL,
	"items" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
