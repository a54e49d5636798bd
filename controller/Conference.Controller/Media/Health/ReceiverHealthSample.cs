using Conference.Mediasoup;

namespace Conference.Controller.Media.Health;

/// <summary>Asks the worker how the way to a device does.</summary>
internal static class ReceiverHealthSample
{
    /// <summary>Null when the device receives nothing.</summary>
    public static async Task<ReceiverHealth?> TakeAsync(MediaSession session)
    {
        var consumers = session.Consumers.Where(consumer => !consumer.IsClosed).ToList();
        if (consumers.Count == 0)
            return null;
        try
        {
            var transports = await Task.WhenAll(session.Transports
                .Where(transport => transport.Direction == TransportDirection.Recv && !transport.Transport.IsClosed)
                .Select(transport => transport.Transport.GetStatsAsync()));
            var ways = await WaysAsync(consumers);
            return new ReceiverHealth(
                transports.Sum(stats => (long)stats.RtpSendBitrate),
                (long?)transports.Max(stats => stats.AvailableOutgoingBitrate),
                transports.Max(stats => stats.RtpPacketLossSent) ?? (ways.Count > 0 ? ways.Max(ProducerHealthSample.Loss) : null),
                ways.Max(ProducerHealthSample.RttMs),
                [.. consumers.Select(Describe)]);
        }
        catch (Exception exception) when (exception is MediasoupException or ObjectDisposedException)
        {
            return null; // it ended meanwhile
        }
    }

    // All streams to a device take the same way: one of each kind tells of it.
    private static async Task<List<RtpStreamQuality>> WaysAsync(List<Consumer> consumers)
    {
        var flowing = consumers.Where(consumer => consumer is { Paused: false, ProducerPaused: false }).DistinctBy(consumer => consumer.Kind);
        var stats = await Task.WhenAll(flowing.Select(consumer => consumer.GetStatsAsync()));
        return [.. stats.SelectMany(streams => streams.OfType<RtpStreamSendStats>()).Select(stream => stream.Quality)];
    }

    private static ConsumerHealth Describe(Consumer consumer) => new(
        consumer.Id,
        consumer.ProducerId,
        consumer.Paused || consumer.ProducerPaused,
        consumer.Score.Score,
        consumer.Score.ProducerScore,
        consumer.CurrentLayers?.SpatialLayer,
        consumer.CurrentLayers?.TemporalLayer);
}
