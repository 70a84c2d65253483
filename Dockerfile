# One image for every process of Coprod: web, worker, scheduler and the commands of manage.py.
# It holds the code, the pinned packages, the collected static files and PostgreSQL's client programs, which make and read
# backups; no compiler, no test, no secret.

FROM python:3.13-slim-bookworm AS build

WORKDIR /app
COPY requirements-prod.txt ./
RUN python -m venv --without-pip /opt/venv \
    && python -m pip --python /opt/venv/bin/python install --no-cache-dir --disable-pip-version-check \
        --require-hashes --only-binary :all: -r requirements-prod.txt \
    && find /opt/venv -name "*.po" -delete
COPY . ./
# The settings want every value before they load. These are gone after this step and open nothing.
RUN DJANGO_SETTINGS_MODULE=coprod.settings.production SECRET_KEY=only-while-the-image-is-made-and-nowhere-else-at-all \
    ALLOWED_HOSTS=localhost SITE_URL=https://localhost MAIL_URL=smtp://localhost MAIL_FROM=nobody@localhost \
    /opt/venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /opt/venv/bin/python -m compileall -q . && chmod -R a+rX .


FROM python:3.13-slim-bookworm

# The same PostgreSQL as in docker-compose.yml: an older client cannot copy a newer server.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 coprod \
    && useradd --system --uid 10001 --gid coprod --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin coprod \
    && install -d -o coprod -g coprod -m 0700 /backups /removals
COPY --from=build /opt/venv /opt/venv
# Owned by root: what runs as coprod cannot change its own code.
COPY --from=build /app /app

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=coprod.settings.production \
    LISTEN_ON=0.0.0.0 \
    VAR_DIR=/tmp/coprod

WORKDIR /app
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 CMD ["python", "deploy/healthcheck.py", "web"]
CMD ["python", "manage.py", "serve", "web"]
