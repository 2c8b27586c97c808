"""`/healthz` (the process answers) and `/readyz` (it can do its work)."""

import logging
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from api.plain import reading_only

logger = logging.getLogger(__name__)

# procrastinate writes a worker's heartbeat every 10 s; three missed ones mean that nobody works.
WORKER_SILENCE = timedelta(seconds=30)


@never_cache
@reading_only
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as this process can answer; touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
@reading_only
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, its schema is this code's, and a worker is alive; else 503.

    The body names each check with `true` or `false`, so that an operator sees which one fails.
    """
    checks = {"database": False, "migrations": False, "worker": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks["database"] = True
        checks["migrations"] = not _pending_migrations()
        checks["worker"] = _worker_is_alive()
    except (DatabaseError, InterfaceError) as error:
        # The body says which check failed; what the driver said is for the log alone.
        logger.warning("not ready: %s", error)
    ready = all(checks.values())
    return JsonResponse({"ready": ready, **checks}, status=200 if ready else 503)


def _pending_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _worker_is_alive() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        (last,) = cursor.fetchone()
    return last is not None and last > timezone.now() - WORKER_SILENCE
