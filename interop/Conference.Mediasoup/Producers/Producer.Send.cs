using Conference.Mediasoup.Channels.Notifications;

namespace Conference.Mediasoup;

public sealed partial class Producer
{
    // What the worker takes (Producer.cpp).
    private const int MaxPacketLength = 65_536;

    /// <summary>Sends an RTP packet as the endpoint's; only on a direct transport.</summary>
    /// <remarks>
    /// The bytes are copied before it returns. Nobody answers: what is no RTP of this producer is dropped, and the worker logs a warning.
    /// </remarks>
    /// <param name="rtpPacket">The packet, header included; with the SSRC and payload type of <see cref="RtpParameters"/>.</param>
    /// <exception cref="ArgumentException">The packet is empty or longer than 65,536 bytes.</exception>
    /// <exception cref="InvalidOperationException">The producer is not on a direct transport.</exception>
    /// <exception cref="ObjectDisposedException">The producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public void Send(ReadOnlySpan<byte> rtpPacket)
    {
        if (_transport is not DirectTransport)
        {
            throw new InvalidOperationException(
                $"{this} receives its RTP from an endpoint; to send from here, produce on a direct transport.");
        }

        if (rtpPacket.Length is 0 or > MaxPacketLength)
            throw new ArgumentException($"An RTP packet has 1 to {MaxPacketLength} bytes, not {rtpPacket.Length}.", nameof(rtpPacket));
        ThrowIfClosed();
        Channel.Notify(new SendRtpNotification(HandlerId, rtpPacket));
    }
}
