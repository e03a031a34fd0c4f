"""The query parameters every list understands."""

from rest_framework import serializers


class PageQuery(serializers.Serializer[None]):
    """`page_size` above 100 is read as 100."""

    page = serializers.IntegerField(required=False, min_value=1)
    page_size = serializers.IntegerField(required=False, min_value=1)


class CursorPageQuery(serializers.Serializer[None]):
    """`cursor` comes from `next` and `previous`."""

    cursor = serializers.CharField(required=False)
    page_size = serializers.IntegerField(required=False, min_value=1)


class CursorQuery(CursorPageQuery):
    """`limit` is another name for `page_size`."""

    limit = serializers.IntegerField(required=False, min_value=1)
