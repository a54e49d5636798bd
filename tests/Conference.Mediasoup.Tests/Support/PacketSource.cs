using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>An entity that hands out the packets that its worker gives it.</summary>
internal sealed class PacketSource(WorkerChannel channel) : INotificationHandler
{
    public event EventHandler<ReadOnlyMemory<byte>>? Received;

    public void Handle(Fbs.Notification.Notification notification) =>
        channel.RaisePacket(Received, this, notification.BodyAsConsumerRtpNotification().Data);
}
