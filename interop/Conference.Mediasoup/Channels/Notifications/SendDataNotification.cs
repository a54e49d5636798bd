using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Notifications;

/// <summary>Gives a message to a data producer on a direct transport.</summary>
internal readonly ref struct SendDataNotification(string dataProducerId, DataPayload payload, DataSendOptions options) : INotification
{
    private readonly DataPayload _payload = payload;

    public Fbs.Notification.Event Event => Fbs.Notification.Event.DataproducerSend;

    public string HandlerId { get; } = dataProducerId;

    public Fbs.Notification.Body WriteBody(FlatWriter writer) => Fbs.DataProducer.SendNotification.Create(
        writer,
        ppid: _payload.Ppid.Value,
        data: _payload.Write(writer),
        subchannels: options.Subchannels.Count == 0 ? default : WireData.Write(writer, options.Subchannels),
        requiredSubchannel: options.RequiredSubchannel,
        ignoredSubchannel: options.IgnoredSubchannel);
}
