namespace Conference.Mediasoup;

/// <summary>An address at which an endpoint can reach a WebRTC transport.</summary>
/// <param name="Foundation">Equal for candidates of one kind.</param>
/// <param name="Priority">The higher, the more it is preferred.</param>
/// <param name="Address">The address or host name, the announced one where there is one.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Port">The port.</param>
/// <param name="Type">How it was found.</param>
/// <param name="TcpType">Who opens the connection; null for UDP.</param>
public sealed record IceCandidate(
    string Foundation,
    uint Priority,
    string Address,
    TransportProtocol Protocol,
    ushort Port,
    IceCandidateType Type,
    IceCandidateTcpType? TcpType = null)
{
    /// <summary>The same as <see cref="Address"/>, under the name that older clients read.</summary>
    public string Ip => Address;
}
