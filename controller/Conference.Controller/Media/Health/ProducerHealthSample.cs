using Conference.Mediasoup;

namespace Conference.Controller.Media.Health;

/// <summary>Asks the worker how a producer's streams arrive.</summary>
internal static class ProducerHealthSample
{
    private const double FractionUnit = 256; // RFC 3550, section 6.4.1

    /// <summary>Null when the producer ended meanwhile.</summary>
    public static async Task<ProducerHealth?> TakeAsync(OwnedProducer owned)
    {
        var producer = owned.Producer;
        try
        {
            var streams = await producer.GetStatsAsync();
            var best = streams.MaxBy(stream => stream.Bitrate);
            var video = owned.Video;
            return new ProducerHealth(
                producer.Id,
                producer.Kind,
                owned.Source,
                producer.Paused,
                streams.Sum(stream => (long)stream.Bitrate),
                best is null ? null : Loss(best.Quality),
                best is null ? null : best.Quality.Jitter * 1000.0 / producer.RtpParameters.Codecs[0].ClockRate,
                best is null ? null : RttMs(best.Quality),
                best?.Quality.Score,
                video?.Width,
                video?.Height,
                video?.FrameRate);
        }
        catch (Exception exception) when (exception is MediasoupException or ObjectDisposedException)
        {
            return null;
        }
    }

    public static double Loss(RtpStreamQuality quality) => quality.FractionLost / FractionUnit;

    public static double? RttMs(RtpStreamQuality quality) =>
        quality.RoundTripTime > TimeSpan.Zero ? quality.RoundTripTime.TotalMilliseconds : null;
}
