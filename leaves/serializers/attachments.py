from typing import Any

from rest_framework import serializers

from core.fields import ReferenceField
from leaves.models import Attachment


class UploadSerializer(serializers.Serializer[None]):
    file = serializers.FileField(use_url=False, help_text="A pdf, jpeg or png of at most 5 MB.")


class AttachmentSerializer(serializers.ModelSerializer[Attachment]):
    class Meta:
        model = Attachment
        fields = ["id", "name", "size", "content_type"]
        read_only_fields = fields


class AttachSerializer(serializers.Serializer[None]):
    """The document, uploaded before."""

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        request = self.context.get("request")
        fields["attachment"] = ReferenceField(
            queryset=Attachment.objects.usable_by(
                getattr(request, "user", None), leave=self.context.get("leave")
            )
        )
        return fields
