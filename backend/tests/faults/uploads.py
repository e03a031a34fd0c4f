"""Where Django puts a body while it comes in, when there is no room."""

import errno

from django.core.files.uploadhandler import TemporaryFileUploadHandler


class NoRoom(TemporaryFileUploadHandler):
    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")
