namespace Conference.Controller.Media.Health;

/// <summary>
/// Looks at a room's streams when it is asked to, at most once a second. What grows with the square of the participants, the consumers,
/// is read from what the worker has told already; only producers, and one consumer of each kind for the way to each device, are asked.
/// </summary>
internal sealed class RoomHealth(MediaRoom room, TimeProvider clock)
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new(); // those who ask at once share one look
    private Task<IReadOnlyList<ParticipantHealth>>? _sample;
    private long _takenAt;

    public Task<IReadOnlyList<ParticipantHealth>> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_sample is null || clock.GetElapsedTime(_takenAt) >= MaximumAge)
            {
                _takenAt = clock.GetTimestamp();
                _sample = SampleAsync();
            }

            return _sample.WaitAsync(cancellationToken);
        }
    }

    // For everybody who asks, so no single caller's token may cancel it; it ends with the worker at the latest.
    private async Task<IReadOnlyList<ParticipantHealth>> SampleAsync()
    {
        await Task.Yield(); // the caller holds the lock
        var sending = await Task.WhenAll(room.Producers.Select(async owned => (owned.ParticipantId, Health: await ProducerHealthSample.TakeAsync(owned))));
        var receiving = await Task.WhenAll(
            room.Sessions.Select(async session => (session.ParticipantId, Health: await ReceiverHealthSample.TakeAsync(session))));
        return
        [
            .. sending.Select(sample => sample.ParticipantId).Concat(receiving.Select(sample => sample.ParticipantId))
                .Distinct(StringComparer.Ordinal)
                .Select(participantId => new ParticipantHealth(
                    participantId, Of(sending, participantId), Of(receiving, participantId))),
        ];
    }

    private static List<T> Of<T>(IEnumerable<(string ParticipantId, T? Health)> samples, string participantId)
        where T : class =>
        [.. samples.Where(sample => sample.ParticipantId == participantId).Select(sample => sample.Health).OfType<T>()];
}
