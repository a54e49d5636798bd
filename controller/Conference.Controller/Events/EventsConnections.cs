using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

/// <summary>Keeps one live events connection per device: the newest.</summary>
internal sealed class EventsConnections : NewestConnection;
