using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Notifications;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>A channel on which an endpoint, or this process, sends messages to a router.</summary>
public sealed class DataProducer : MediasoupEntity
{
    private readonly Transport _transport;
    private volatile bool _paused;

    internal DataProducer(Transport transport, DataProducerDump dump)
        : base(transport.Channel, dump.Id.Value)
    {
        _transport = transport;
        Id = dump.Id;
        Type = dump.Type;
        SctpStreamParameters = dump.SctpStreamParameters;
        Label = dump.Label;
        Protocol = dump.Protocol;
        _paused = dump.Paused;
    }

    /// <summary>Raised when it was paused (true) or resumed (false).</summary>
    public event EventHandler<bool>? PausedChanged;

    /// <summary>The id of the data producer.</summary>
    public DataProducerId Id { get; }

    /// <summary>How it receives messages.</summary>
    public DataChannelType Type { get; }

    /// <summary>The stream on which the endpoint sends; null on a direct transport.</summary>
    public SctpStreamParameters? SctpStreamParameters { get; }

    /// <summary>The name of the channel; empty by default.</summary>
    public string Label { get; }

    /// <summary>The name of the protocol spoken on the channel; empty by default.</summary>
    public string Protocol { get; }

    /// <summary>Whether the worker drops what arrives.</summary>
    public bool Paused => _paused;

    /// <summary>Sends bytes to the data consumers; only on a direct transport.</summary>
    /// <remarks>
    /// The bytes are copied before it returns. Nobody answers: a message that no data consumer takes is lost, and what the worker has not
    /// taken yet waits in memory. Who sends faster than the worker works awaits a request, e.g. <see cref="GetStatsAsync"/>, now and then.
    /// </remarks>
    /// <param name="message">The message; also empty.</param>
    /// <param name="options">Its PPID and subchannels; null means the defaults.</param>
    /// <exception cref="ArgumentException">The message is longer than the transport's MaxReceiveMessageSize.</exception>
    /// <exception cref="InvalidOperationException">The data producer is not on a direct transport.</exception>
    /// <exception cref="ObjectDisposedException">The data producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public void Send(ReadOnlySpan<byte> message, DataSendOptions? options = null) =>
        Send(new DataPayload(message, options?.Ppid), options ?? DataSendOptions.Default);

    /// <inheritdoc cref="Send(ReadOnlySpan{byte}, DataSendOptions?)"/>
    /// <summary>Sends text to the data consumers; only on a direct transport.</summary>
    public void Send(string message, DataSendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        Send(new DataPayload(message, options?.Ppid), options ?? DataSendOptions.Default);
    }

    /// <summary>Drops what arrives; data consumers are told.</summary>
    /// <exception cref="ObjectDisposedException">The data producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task PauseAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new PauseDataProducerRequest(HandlerId), _ => SetPaused(true), cancellationToken);

    /// <summary>Forwards again what arrives; data consumers are told.</summary>
    /// <exception cref="ObjectDisposedException">The data producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new ResumeDataProducerRequest(HandlerId), _ => SetPaused(false), cancellationToken);

    /// <summary>The counters of the data producer.</summary>
    /// <exception cref="ObjectDisposedException">The data producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<DataProducerStats> GetStatsAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new GetDataProducerStatsRequest(HandlerId), cancellationToken);

    /// <summary>What the worker knows about the data producer.</summary>
    /// <exception cref="ObjectDisposedException">The data producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<DataProducerDump> DumpAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new DataProducerDumpRequest(HandlerId), cancellationToken);

    private protected override Request<Nothing> CreateCloseRequest() => new CloseDataProducerRequest(_transport.HandlerId, HandlerId);

    private protected override void OnClosed(CloseReason reason) => _transport.Remove(this);

    private void Send(DataPayload payload, DataSendOptions options)
    {
        if (_transport is not DirectTransport direct)
        {
            throw new InvalidOperationException(
                $"{this} receives its messages from an endpoint; to send from here, produce data on a direct transport.");
        }

        if (payload.Length > direct.MaxReceiveMessageSize)
        {
            throw new ArgumentException(
                $"The message has {payload.Length} bytes and {direct} takes {direct.MaxReceiveMessageSize}; "
                + "create it with a larger MaxReceiveMessageSize.",
                nameof(payload));
        }

        ThrowIfClosed();
        Channel.Notify(new SendDataNotification(HandlerId, payload, options));
    }

    /// <summary>On the reader, so that calls that overlap end as the worker took them.</summary>
    private bool SetPaused(bool paused)
    {
        if (_paused != paused)
        {
            _paused = paused;
            Channel.Events.Raise(PausedChanged, this, paused);
        }

        return paused;
    }
}
