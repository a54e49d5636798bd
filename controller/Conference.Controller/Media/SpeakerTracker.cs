using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>Who is heard and who dominates, from the worker's two observers.</summary>
internal sealed class SpeakerTracker
{
    private const int ReportedSpeakers = 10;
    private const int ThresholdDbov = -60;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private readonly AudioLevelObserver _levels;
    private readonly ActiveSpeakerObserver _dominance;
    private readonly Lock _lock = new(); // owners are looked up on the event queue and changed by requests
    private readonly Dictionary<ProducerId, string> _owners = [];
    private string? _dominant;
    private string? _active;

    private SpeakerTracker(AudioLevelObserver levels, ActiveSpeakerObserver dominance)
    {
        _levels = levels;
        _dominance = dominance;
        _levels.VolumesChanged += (_, volumes) => OnVolumes(volumes);
        _levels.Silence += (_, _) => OnSilence();
        _dominance.DominantSpeakerChanged += (_, producer) => OnDominant(producer);
    }

    public event EventHandler<IReadOnlyList<SpeakerVolume>>? Heard;

    public event EventHandler<string?>? ActiveChanged;

    public static async Task<SpeakerTracker> CreateAsync(Router router, CancellationToken cancellationToken)
    {
        var levels = await router.CreateAudioLevelObserverAsync(
            new AudioLevelObserverOptions { MaxEntries = ReportedSpeakers, Threshold = ThresholdDbov, Interval = Interval }, cancellationToken);
        var dominance = await router.CreateActiveSpeakerObserverAsync(
            new ActiveSpeakerObserverOptions { Interval = Interval }, cancellationToken);
        return new SpeakerTracker(levels, dominance);
    }

    public async Task AddAsync(OwnedProducer owned, CancellationToken cancellationToken)
    {
        if (owned.Source != TrackSource.Microphone)
            return;
        lock (_lock)
            _owners[owned.Producer.Id] = owned.ParticipantId;
        try
        {
            await _levels.AddProducerAsync(owned.Producer.Id, cancellationToken);
            await _dominance.AddProducerAsync(owned.Producer.Id, cancellationToken);
        }
        catch
        {
            Remove(owned); // its end may have come before it was noted here
            throw;
        }
    }

    public void Remove(OwnedProducer owned)
    {
        lock (_lock)
        {
            _owners.Remove(owned.Producer.Id);
            if (_dominant == owned.ParticipantId && !_owners.ContainsValue(owned.ParticipantId))
                _dominant = null;
        }
    }

    private void OnVolumes(IReadOnlyList<AudioLevelVolume> volumes)
    {
        string? active;
        List<SpeakerVolume> heard;
        lock (_lock)
        {
            heard = [.. volumes
                .Where(entry => _owners.ContainsKey(entry.Producer.Id))
                .Select(entry => new SpeakerVolume(_owners[entry.Producer.Id], entry.Volume))
                .DistinctBy(speaker => speaker.ParticipantId)]; // with two devices in one room both microphones hear
            active = _dominant ?? heard.FirstOrDefault()?.ParticipantId;
        }

        Heard?.Invoke(this, heard);
        Activate(active);
    }

    private void OnSilence()
    {
        Heard?.Invoke(this, []);
        Activate(null);
    }

    // Dominance only changes when somebody else takes over, so it is remembered across silence.
    private void OnDominant(Producer producer)
    {
        lock (_lock)
        {
            if (!_owners.TryGetValue(producer.Id, out var participantId))
                return;
            _dominant = participantId;
        }

        Activate(_dominant);
    }

    private void Activate(string? participantId)
    {
        if (_active == participantId)
            return;
        _active = participantId;
        ActiveChanged?.Invoke(this, participantId);
    }
}
