using Conference.Controller.Rpc;

namespace Conference.Controller.Signaling;

/// <summary>Keeps one live signaling connection per device: the newest.</summary>
internal sealed class SignalConnections : NewestConnection;
