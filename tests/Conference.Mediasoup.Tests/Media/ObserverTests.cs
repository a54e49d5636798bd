using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Media;

/// <summary>A real tone, to whose packets the level is added that a browser would add.</summary>
public sealed class ObserverTests : WorkerTest
{
    private const uint Ssrc = 1_111;
    private const byte DbovBelowZero = 18;

    [Fact(Timeout = Limits.Media)]
    public async Task A_tone_is_heard_and_its_end_is_silence()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var producer = await transport.ProduceAsync(TestMedia.Opus(Ssrc), None);
        var levels = await Router.CreateAudioLevelObserverAsync(
            new AudioLevelObserverOptions { MaxEntries = 4, Threshold = -60, Interval = TimeSpan.FromMilliseconds(250) }, None);
        var speakers = await Router.CreateActiveSpeakerObserverAsync(new ActiveSpeakerObserverOptions(), None);
        await levels.AddProducerAsync(producer.Id, None);
        await speakers.AddProducerAsync(producer.Id, None);
        var heard = NextEvent.OfAsync<IReadOnlyList<AudioLevelVolume>>(
            handler => levels.VolumesChanged += handler, handler => levels.VolumesChanged -= handler);
        var dominant = NextEvent.OfAsync<Producer>(
            handler => speakers.DominantSpeakerChanged += handler, handler => speakers.DominantSpeakerChanged -= handler);

        await using var relay = new RtpRelay(
            transport.Tuple, packet => RtpPacket.WithAudioLevel(packet, TestMedia.AudioLevelExtensionId, DbovBelowZero));
        Task silence;
        await using (Ffmpeg.Tone(relay.Port, Ssrc))
        {
            Assert.Equal([new AudioLevelVolume(producer, -DbovBelowZero)], await heard);
            Assert.Same(producer, await dominant);
            silence = NextEvent.OfAsync<EventArgs>(handler => levels.Silence += handler, handler => levels.Silence -= handler);
        }

        await silence;
    }
}
