namespace Conference.Controller.Media;

/// <summary>A STUN or TURN server for the client's RTCPeerConnection.</summary>
internal sealed class IceServer
{
    /// <summary>For example <c>turn:turn.example.org:3478?transport=udp</c>.</summary>
    public IReadOnlyList<string> Urls { get; set; } = [];

    public string? Username { get; set; }

    public string? Credential { get; set; }
}
