"""Where a request really comes from, behind the proxies we run."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The address the outermost of our NUM_PROXIES proxies saw; None when it is not one.

    X-Forwarded-For is believed only as far as our own proxies wrote it.
    """
    candidate = request.META.get("REMOTE_ADDR", "")
    if settings.NUM_PROXIES:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        candidate = forwarded[-min(settings.NUM_PROXIES, len(forwarded))].strip() or candidate
    try:
        address = ip_address(candidate.partition("%")[0])
    except ValueError:
        return None
    return str(getattr(address, "ipv4_mapped", None) or address)


def line_of(request: HttpRequest) -> str:
    """Whom a call without a login is counted for: its address, or for IPv6 the /64 around it.

    A line holds a whole /64, so that its addresses are as many as its holder likes.
    """
    address = client_address(request)
    return network_of(address) if address and ":" in address else address or ""


def network_of(address: str | None) -> str:
    """The /24 (IPv4) or /64 (IPv6) an address lies in; empty for an unknown address."""
    if address is None:
        return ""
    prefix = 24 if ip_address(address).version == 4 else 64  # noqa: PLR2004
    return str(ip_network(f"{address}/{prefix}", strict=False))
