using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

internal sealed partial class RecordedPeople
{
    /// <summary>The worker reports every 300 ms: one breath between two words is no end of speaking.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(600);

    private readonly Dictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal); // when last, by participant
    private string[] _speaking = []; // as it was told
    private string? _dominant;
    private string? _shownDominant;

    /// <summary>Who is heard now, recorded or not; nobody when silence begins.</summary>
    public void Hear(IReadOnlyList<string> participantIds, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (participantIds.Count == 0)
                _heard.Clear();
            foreach (var quiet in _heard.Where(heard => at - heard.Value >= Breath).Select(heard => heard.Key).ToList())
                _heard.Remove(quiet);
            foreach (var participantId in participantIds)
                _heard[participantId] = at;
            TellSpeaking(at);
        }
    }

    /// <summary>Who dominates the conversation now, recorded or not; null when nobody does.</summary>
    public void Dominate(string? participantId, DateTimeOffset at)
    {
        lock (_lock)
        {
            _dominant = participantId;
            TellSpeaking(at);
        }
    }

    // While somebody dominates who is not recorded, the recording has no speaker.
    private void TellSpeaking(DateTimeOffset at)
    {
        string[] speaking = [.. _heard.Keys.Where(_shown.Contains).Order(StringComparer.Ordinal)];
        if (!speaking.AsSpan().SequenceEqual(_speaking))
        {
            _speaking = speaking;
            write(new SpeakingChanged(at, speaking));
        }

        var dominant = _dominant is not null && _shown.Contains(_dominant) ? _dominant : null;
        if (dominant == _shownDominant)
            return;
        _shownDominant = dominant;
        write(new SpeakerChanged(at, dominant));
    }
}
