using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The SCTP association of a transport, as the remote endpoint has to know it.</summary>
public sealed record SctpParameters
{
    /// <summary>SCTP source port, 0 to 65535; always 5000.</summary>
    public required ushort Port { get; init; }

    /// <summary>The largest message that data consumers send, in bytes.</summary>
    public required uint MaxSendMessageSize { get; init; }

    /// <summary>The largest message that data producers accept, in bytes.</summary>
    public required uint MaxReceiveMessageSize { get; init; }

    /// <summary>Size of the association's send buffer, in bytes.</summary>
    public required uint SendBufferSize { get; init; }

    /// <summary>How much one stream may have in the send buffer, in bytes.</summary>
    public required uint PerStreamSendQueueLimit { get; init; }

    /// <summary>Size of the receive window, in bytes.</summary>
    public required uint MaxReceiverWindowBufferSize { get; init; }

    /// <summary>Whether the association carries WebRTC data channels, which is so on WebRTC transports only.</summary>
    public required bool IsDataChannel { get; init; }

    /// <summary>Number of outgoing streams; always 65535, kept for older clients.</summary>
    [JsonPropertyName("OS")]
    public ushort OutgoingStreams => ushort.MaxValue;

    /// <summary>Largest number of incoming streams; always 65535, kept for older clients.</summary>
    [JsonPropertyName("MIS")]
    public ushort MaxIncomingStreams => ushort.MaxValue;

    /// <summary>The same as <see cref="MaxReceiveMessageSize"/>, in bytes, under the name that mediasoup-client reads.</summary>
    public uint MaxMessageSize => MaxReceiveMessageSize;
}
