namespace Conference.Mediasoup;

/// <summary>How a message is marked, and which data consumers get it. By default all do.</summary>
public sealed record DataSendOptions
{
    /// <summary>What the bytes are. Default <see cref="Mediasoup.Ppid.Text"/> or <see cref="Mediasoup.Ppid.Binary"/>.</summary>
    /// <remarks>With a PPID of empty messages the content doesn't count.</remarks>
    public Ppid? Ppid { get; init; }

    /// <summary>The message goes only to data consumers that have one of these subchannels. Default none: to all.</summary>
    public IReadOnlyList<ushort> Subchannels { get; init; } = [];

    /// <summary>The message goes only to data consumers that have this subchannel too. Default none.</summary>
    public ushort? RequiredSubchannel { get; init; }

    /// <summary>The message doesn't go to data consumers that have this subchannel. Default none.</summary>
    public ushort? IgnoredSubchannel { get; init; }

    internal static DataSendOptions Default { get; } = new();
}
