/** What an app is written in decides its commands, buildpacks, slug size and the names of some of its config vars. */
export interface Language {
  name: string;
  buildpacks: readonly string[];
  description: string;
  slugMb: readonly [number, number];
  commands: Readonly<Record<string, string>>;
  keys: readonly string[];
}

export type LanguageName = 'ruby' | 'node' | 'python' | 'go' | 'java';

export const languages: Readonly<Record<LanguageName, Language>> = {
  ruby: {
    name: 'ruby',
    buildpacks: ['heroku/nodejs', 'heroku/ruby'],
    description: 'Ruby',
    slugMb: [72, 148],
    commands: {
      web: 'bundle exec puma -C config/puma.rb',
      worker: 'bundle exec sidekiq -C config/sidekiq.yml',
      clock: 'bundle exec clockwork clock.rb',
      indexer: 'bundle exec rake search:index',
      consumer: 'bundle exec karafka server',
      scorer: 'bundle exec rake scoring:run',
      sync: 'bundle exec rake sync:follow',
      release: 'bundle exec rails db:migrate',
    },
    keys: ['RAILS_ENV', 'RACK_ENV', 'RAILS_MAX_THREADS', 'RAILS_SERVE_STATIC_FILES', 'MALLOC_ARENA_MAX', 'LANG'],
  },
  node: {
    name: 'node',
    buildpacks: ['heroku/nodejs'],
    description: 'Node.js',
    slugMb: [38, 120],
    commands: {
      web: 'node dist/server.js',
      worker: 'node dist/worker.js',
      clock: 'node dist/clock.js',
      indexer: 'node dist/indexer.js',
      consumer: 'node dist/consumer.js',
      scorer: 'node dist/scorer.js',
      sync: 'node dist/sync.js',
      release: 'npm run migrate',
    },
    keys: ['NODE_ENV', 'NODE_OPTIONS', 'NPM_CONFIG_PRODUCTION', 'WEB_CONCURRENCY'],
  },
  python: {
    name: 'python',
    buildpacks: ['heroku/python'],
    description: 'Python',
    slugMb: [55, 190],
    commands: {
      web: 'gunicorn app.wsgi --workers 3',
      worker: 'celery -A app worker --loglevel=info',
      clock: 'celery -A app beat',
      indexer: 'python manage.py build_index',
      consumer: 'python -m app.consume',
      scorer: 'python -m app.score',
      sync: 'python -m app.sync',
      release: 'python manage.py migrate --no-input',
    },
    keys: ['PYTHONUNBUFFERED', 'DJANGO_SETTINGS_MODULE', 'WEB_CONCURRENCY', 'PIP_NO_CACHE_DIR'],
  },
  go: {
    name: 'go',
    buildpacks: ['heroku/go'],
    description: 'Go',
    slugMb: [9, 31],
    commands: {
      web: 'bin/server',
      worker: 'bin/worker',
      clock: 'bin/clock',
      indexer: 'bin/indexer',
      consumer: 'bin/consumer',
      scorer: 'bin/scorer',
      sync: 'bin/sync',
      release: 'bin/migrate up',
    },
    keys: ['GOMAXPROCS', 'GOMEMLIMIT', 'GO_LINKER_VALUE'],
  },
  java: {
    name: 'java',
    buildpacks: ['heroku/java'],
    description: 'Java',
    slugMb: [90, 210],
    commands: {
      web: 'java $JAVA_OPTS -jar target/app.jar',
      worker: 'java $JAVA_OPTS -cp target/app.jar shop.fernhill.Worker',
      clock: 'java $JAVA_OPTS -cp target/app.jar shop.fernhill.Clock',
      indexer: 'java $JAVA_OPTS -cp target/app.jar shop.fernhill.Indexer',
      consumer: 'java $JAVA_OPTS -cp target/app.jar shop.fernhill.Consumer',
      scorer: 'java $JAVA_OPTS -cp target/app.jar shop.fernhill.Scorer',
      sync: 'java $JAVA_OPTS -cp target/app.jar shop.fernhill.Sync',
      release: 'java -jar target/flyway.jar migrate',
    },
    keys: ['JAVA_OPTS', 'MAVEN_CUSTOM_OPTS', 'SPRING_PROFILES_ACTIVE'],
  },
};
