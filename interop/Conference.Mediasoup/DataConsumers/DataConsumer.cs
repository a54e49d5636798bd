using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>A channel on which a router sends the messages of a data producer to an endpoint, or to this process.</summary>
public sealed partial class DataConsumer : MediasoupEntity
{
    private readonly Transport _transport;

    internal DataConsumer(Transport transport, DataConsumerDump dump)
        : base(transport.Channel, dump.Id.Value)
    {
        _transport = transport;
        Id = dump.Id;
        DataProducerId = dump.DataProducerId;
        Type = dump.Type;
        SctpStreamParameters = dump.SctpStreamParameters;
        Label = dump.Label;
        Protocol = dump.Protocol;
        _paused = dump.Paused;
        _dataProducerPaused = dump.DataProducerPaused;
        _subchannels = dump.Subchannels;
    }

    /// <summary>The id of the data consumer.</summary>
    public DataConsumerId Id { get; }

    /// <summary>The data producer that is consumed.</summary>
    public DataProducerId DataProducerId { get; }

    /// <summary>How it sends messages.</summary>
    public DataChannelType Type { get; }

    /// <summary>The stream to the endpoint; null on a direct transport.</summary>
    public SctpStreamParameters? SctpStreamParameters { get; }

    /// <summary>The name of the channel; that of the data producer.</summary>
    public string Label { get; }

    /// <summary>The name of the protocol spoken on the channel; that of the data producer.</summary>
    public string Protocol { get; }

    /// <summary>Sends nothing until <see cref="ResumeAsync"/>; what arrives meanwhile is lost.</summary>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task PauseAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new PauseDataConsumerRequest(HandlerId), _ => SetPaused(true), cancellationToken);

    /// <summary>Sends again.</summary>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new ResumeDataConsumerRequest(HandlerId), _ => SetPaused(false), cancellationToken);

    /// <summary>Sends bytes to the endpoint beside what the data producer sends; only with SCTP.</summary>
    /// <param name="message">The message; also empty.</param>
    /// <param name="ppid">
    /// What the bytes are; null means <see cref="Ppid.Binary"/>. With a PPID of empty messages the content doesn't count.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting; the message may be sent all the same.</param>
    /// <returns>What waits in the stream's buffer then, in bytes.</returns>
    /// <exception cref="InvalidOperationException">The data consumer is on a direct transport.</exception>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="RequestRejectedException">
    /// The message is longer than the transport's MaxSendMessageSize, the data consumer or its data producer is paused, or the buffer is
    /// full: then the reason is <c>sctpsendbufferfull</c>, and <see cref="BufferedAmountLow"/> says when to go on.
    /// </exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<uint> SendAsync(ReadOnlyMemory<byte> message, Ppid? ppid = null, CancellationToken cancellationToken = default)
    {
        ThrowIfDirect();
        return RequestAsync(new SendDataRequest(HandlerId, message, ppid), cancellationToken);
    }

    /// <inheritdoc cref="SendAsync(ReadOnlyMemory{byte}, Ppid?, CancellationToken)"/>
    /// <summary>Sends text to the endpoint beside what the data producer sends; only with SCTP.</summary>
    /// <param name="message">The message; also empty.</param>
    /// <param name="ppid">
    /// What the bytes are; null means <see cref="Ppid.Text"/>. With a PPID of empty messages the content doesn't count.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting; the message may be sent all the same.</param>
    public Task<uint> SendAsync(string message, Ppid? ppid = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        ThrowIfDirect();
        return RequestAsync(new SendDataRequest(HandlerId, message, ppid), cancellationToken);
    }

    /// <summary>Takes part in these subchannels and no others; doubles count once.</summary>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task SetSubchannelsAsync(IReadOnlyList<ushort> subchannels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subchannels);
        return RequestAsync(new SetSubchannelsRequest(HandlerId, subchannels), set => _subchannels = set, cancellationToken);
    }

    /// <summary>Takes part in one more subchannel.</summary>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task AddSubchannelAsync(ushort subchannel, CancellationToken cancellationToken = default) =>
        RequestAsync(new AddSubchannelRequest(HandlerId, subchannel), set => _subchannels = set, cancellationToken);

    /// <summary>Leaves a subchannel; where it was not in it nothing happens.</summary>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task RemoveSubchannelAsync(ushort subchannel, CancellationToken cancellationToken = default) =>
        RequestAsync(new RemoveSubchannelRequest(HandlerId, subchannel), set => _subchannels = set, cancellationToken);

    /// <summary>What waits to be sent on the stream, in bytes; only with SCTP.</summary>
    /// <exception cref="InvalidOperationException">The data consumer is on a direct transport.</exception>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<uint> GetBufferedAmountAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDirect();
        return RequestAsync(new GetBufferedAmountRequest(HandlerId), cancellationToken);
    }

    /// <summary>
    /// Sets the level at or below which <see cref="BufferedAmountLow"/> is raised, in bytes; only with SCTP. The default is the transport's
    /// SctpDefaultStreamBufferedAmountLowThreshold.
    /// </summary>
    /// <exception cref="InvalidOperationException">The data consumer is on a direct transport.</exception>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task SetBufferedAmountLowThresholdAsync(uint threshold, CancellationToken cancellationToken = default)
    {
        ThrowIfDirect();
        return RequestAsync(new SetBufferedAmountLowThresholdRequest(HandlerId, threshold), cancellationToken);
    }

    /// <summary>The counters of the data consumer.</summary>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<DataConsumerStats> GetStatsAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new GetDataConsumerStatsRequest(HandlerId), cancellationToken);

    /// <summary>What the worker knows about the data consumer.</summary>
    /// <exception cref="ObjectDisposedException">The data consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<DataConsumerDump> DumpAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new DataConsumerDumpRequest(HandlerId), cancellationToken);

    private protected override Request<Nothing> CreateCloseRequest() => new CloseDataConsumerRequest(_transport.HandlerId, HandlerId);

    private protected override void OnClosed(CloseReason reason) => _transport.Remove(this);

    private void ThrowIfDirect()
    {
        if (Type != DataChannelType.Direct) return;
        throw new InvalidOperationException(
            $"{this} hands messages to MessageReceived; only one on a transport with SCTP has an endpoint to send to.");
    }
}
