"""Files of documents that no row knows: left behind where a server died between file and row."""

import logging
from datetime import datetime

from django.core.files.storage import default_storage

from leaves.models import Attachment
from leaves.services.attachments import FOLDER, UNUSED_FOR

logger = logging.getLogger(__name__)


def purge_strays(*, now: datetime, is_dry_run: bool = False) -> int:
    """Delete files older than a day that no document names; how many there were.

    More strays than documents are somebody else's files, or this is not their database: they stay.
    """
    strays = _strays(now)
    if len(strays) > Attachment.objects.count():
        logger.error("%s files belong to no document of this database; all are kept", len(strays))
        return 0
    if not is_dry_run:
        for name in strays:
            default_storage.delete(name)
    return len(strays)


def _strays(now: datetime) -> list[str]:
    """The folder is read first: a file is there before its row, and only young ones lack theirs."""
    try:
        _, files = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return []
    known = set(Attachment.objects.values_list("file", flat=True))
    names = sorted({f"{FOLDER}/{file}" for file in files} - known)
    return [name for name in names if _is_older_than(now - UNUSED_FOR, name)]


def _is_older_than(moment: datetime, name: str) -> bool:
    """Not when it has just gone: another purge was faster."""
    try:
        return default_storage.get_modified_time(name) < moment
    except FileNotFoundError:
        return False
