using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings for data channels, which all transports with SCTP have in common.</summary>
public abstract record SctpTransportOptions
{
    private protected SctpTransportOptions()
    {
    }

    /// <summary>Whether the transport can carry data. Default false.</summary>
    public bool EnableSctp { get; init; }

    /// <summary>The largest message that data consumers may send, in bytes. Default 262,144.</summary>
    public uint MaxSendMessageSize { get; init; } = 262_144;

    /// <summary>The largest message that data producers may receive, in bytes. Default 262,144.</summary>
    public uint MaxReceiveMessageSize { get; init; } = 262_144;

    /// <summary>The send buffer of the association, in bytes. Default 2,000,000.</summary>
    public uint SctpSendBufferSize { get; init; } = 2_000_000;

    /// <summary>What one stream may have in the send buffer, in bytes. Default 2,000,000.</summary>
    public uint SctpPerStreamSendQueueLimit { get; init; } = 2_000_000;

    /// <summary>The receive window in bytes, somewhat more than the largest message. Default 5,242,880.</summary>
    public uint SctpMaxReceiverWindowBufferSize { get; init; } = 5_242_880;

    /// <summary>The level at or below which a data consumer says that its buffer is low, in bytes. Default 1,024.</summary>
    public uint SctpDefaultStreamBufferedAmountLowThreshold { get; init; } = 1_024;

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
