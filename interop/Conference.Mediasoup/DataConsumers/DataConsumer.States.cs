using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup;

public sealed partial class DataConsumer : INotificationHandler
{
    private volatile bool _paused;
    private volatile bool _dataProducerPaused;
    private volatile IReadOnlyList<ushort> _subchannels;

    /// <summary>
    /// Raised when the data consumer begins (true) or ceases (false) to be paused for whichever reason: <see cref="Paused"/> or
    /// <see cref="DataProducerPaused"/>.
    /// </summary>
    public event EventHandler<bool>? PausedChanged;

    /// <summary>Raised when the data producer was paused (true) or resumed (false).</summary>
    public event EventHandler<bool>? DataProducerPausedChanged;

    /// <summary>Raised for each message, on a direct transport.</summary>
    /// <remarks>
    /// The bytes are valid only while the handler runs, up to its first await. When handlers are so slow that 64 MiB wait for them, what
    /// comes then is lost, logged and counted in <see cref="Worker.DroppedPackets"/>.
    /// </remarks>
    public event EventHandler<DataMessage>? MessageReceived;

    /// <summary>Raised when what waits to be sent has sunk to the threshold, with what still waits, in bytes; with SCTP.</summary>
    public event EventHandler<uint>? BufferedAmountLow;

    /// <summary>Raised when a message was lost since the send buffer of the transport, or of the stream, was full.</summary>
    public event EventHandler<EventArgs>? SctpSendBufferFull;

    /// <summary>Whether it sends nothing because of <see cref="PauseAsync"/>.</summary>
    public bool Paused => _paused;

    /// <summary>Whether it sends nothing because its data producer is paused.</summary>
    public bool DataProducerPaused => _dataProducerPaused;

    /// <summary>The subchannels it takes part in, each once, in no order.</summary>
    public IReadOnlyList<ushort> Subchannels => _subchannels;

    internal bool IsPausedAtAll => _paused || _dataProducerPaused;

    void INotificationHandler.Handle(Fbs.Notification.Notification notification)
    {
        switch (notification.Event)
        {
            case Fbs.Notification.Event.DataconsumerMessage:
                var message = notification.BodyAsDataConsumerMessageNotification();
                Channel.RaiseMessage(MessageReceived, this, message.Data, new Ppid(message.Ppid));
                break;
            case Fbs.Notification.Event.DataconsumerDataproducerClose:
                Close(Mediasoup.CloseReason.DataProducerClosed);
                break;
            case Fbs.Notification.Event.DataconsumerDataproducerPause:
                SetDataProducerPaused(true);
                break;
            case Fbs.Notification.Event.DataconsumerDataproducerResume:
                SetDataProducerPaused(false);
                break;
            case Fbs.Notification.Event.DataconsumerBufferedAmountLow:
                var low = notification.BodyAsDataConsumerBufferedAmountLowNotification();
                Channel.Events.Raise(BufferedAmountLow, this, low.BufferedAmount);
                break;
            case Fbs.Notification.Event.DataconsumerSctpSendbufferFull:
                Channel.Events.Raise(SctpSendBufferFull, this, EventArgs.Empty);
                break;
            default:
                throw new InvalidDataException($"A data consumer knows no {notification.Event}.");
        }
    }

    /// <summary>On the reader, so that calls that overlap end as the worker took them.</summary>
    private bool SetPaused(bool paused)
    {
        var wasPaused = IsPausedAtAll;
        _paused = paused;
        TellPause(wasPaused);
        return paused;
    }

    private void SetDataProducerPaused(bool paused)
    {
        if (_dataProducerPaused == paused) return;
        var wasPaused = IsPausedAtAll;
        _dataProducerPaused = paused;
        Channel.Events.Raise(DataProducerPausedChanged, this, paused);
        TellPause(wasPaused);
    }

    private void TellPause(bool wasPaused)
    {
        if (IsPausedAtAll != wasPaused) Channel.Events.Raise(PausedChanged, this, !wasPaused);
    }
}
