"""The facts of the machine that figures are from."""

import os
import platform
from pathlib import Path

_CPU_INFO = Path("/proc/cpuinfo")


def facts() -> str:
    """Give the processor, its cores, Python and the kernel in one line."""
    return (
        f"{_processor()}, {os.cpu_count()} cores; Python {platform.python_version()};"
        f" {platform.system()} {platform.release()}"
    )


def _processor() -> str:
    if _CPU_INFO.exists():
        for row in _CPU_INFO.read_text(encoding="utf-8").splitlines():
            name, _, value = row.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()
