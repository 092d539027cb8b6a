"""A small logind on a bus of its own: it answers what the desk asks and tells what it is told."""

import os
import select
from collections.abc import Callable, Mapping
from typing import Any

from jeepney import HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import MessageFlag
from jeepney.wrappers import DBusAddress, new_signal

NAME = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
SESSION = f"{ROOT}/session/_37"
_MANAGER = DBusAddress(ROOT, NAME, f"{NAME}.Manager")
_SESSION = DBusAddress(SESSION, NAME, f"{NAME}.Session")
_PROPERTIES = DBusAddress(SESSION, NAME, "org.freedesktop.DBus.Properties")

_Answer = tuple[str, tuple[Any, ...]]


class FakeLogind:
    """The session 7 of one computer; *active* is whether it is the one in front."""

    def __init__(self, address: str) -> None:
        self.active = True
        self.asked: list[str] = []
        self._held: int | None = None
        self._bus: DBusConnection = open_dbus_connection(address, enable_fds=True)
        self._bus.send_and_get_reply(message_bus.RequestName(NAME))
        self._answers: Mapping[str, Callable[[Message], _Answer]] = {
            "Get": self._property,
            "GetSession": lambda _call: ("o", (SESSION,)),
            "Inhibit": self._inhibit,
        }

    def serve(self) -> None:
        """Answer every call that has come."""
        while True:
            try:
                call = self._bus.receive(timeout=0.01)
            except TimeoutError:
                return
            if call.header.message_type is MessageType.method_call:
                self._answer(call)

    def tell_sleep(self, *, near: bool) -> None:
        """Say that the computer goes to sleep, or that it has woken."""
        self._tell(_MANAGER, "PrepareForSleep", "b", (near,))

    def tell_lock(self) -> None:
        """Ask the session to lock."""
        self._tell(_SESSION, "Lock")

    def tell_active(self, *, active: bool) -> None:
        """Say that another user came to the front, or that this one is back."""
        self.active = active
        changed: tuple[Any, ...] = (f"{NAME}.Session", {"Active": ("b", active)}, [])
        self._tell(_PROPERTIES, "PropertiesChanged", "sa{sv}as", changed)

    def is_held(self) -> bool:
        """Whether somebody holds the sleep back."""
        if self._held is None:
            return False
        ended, _, _ = select.select([self._held], [], [], 0)
        return not ended

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()
        if self._held is not None:
            os.close(self._held)

    def _tell(
        self, emitter: DBusAddress, name: str, form: str | None = None, told: tuple[Any, ...] = ()
    ) -> None:
        self._bus.send(new_signal(emitter, name, form, told))

    def _answer(self, call: Message) -> None:
        member = call.header.fields[HeaderFields.member]
        self.asked.append(member)
        if call.header.flags & MessageFlag.no_reply_expected:
            return
        answer = self._answers.get(member)
        if answer is None:
            self._bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))
            return
        form, told = answer(call)
        self._bus.send(new_method_return(call, form, told))
        if form == "h":
            os.close(told[0])

    def _property(self, call: Message) -> _Answer:
        _interface, name = call.body
        return "v", (("s", "7") if name == "Id" else ("b", self.active),)

    def _inhibit(self, call: Message) -> _Answer:
        what, _who, _why, mode = call.body
        assert (what, mode) == ("sleep", "delay")
        if self._held is not None:
            os.close(self._held)
        self._held, given = os.pipe()
        return "h", (given,)


def tell_saver(address: str, interface: str, *, on: bool) -> None:
    """Say once, as a screen saver does, that it has come or gone."""
    bus = open_dbus_connection(address)
    emitter = DBusAddress("/" + interface.replace(".", "/"), interface=interface)
    bus.send(new_signal(emitter, "ActiveChanged", "b", (on,)))
    bus.send_and_get_reply(message_bus.GetId())
    bus.close()
