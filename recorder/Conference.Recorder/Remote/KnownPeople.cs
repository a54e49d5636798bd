using Conference.Recorder.Contracts;

namespace Conference.Recorder.Remote;

/// <summary>
/// Makes one feed of several that follow each other: whoever is still there when a new one begins has not come again, and whoever is
/// not has left meanwhile.
/// </summary>
internal sealed class KnownPeople(Action<FeedEvent> write)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The feed before was cut off and its taps are gone.</summary>
    public void BeginAnew(IReadOnlyList<string> present, DateTimeOffset at)
    {
        write(new SpeakingChanged(at, []));
        write(new SpeakerChanged(at, null));
        write(new MediaLost(at, "The feed of the meeting was cut off."));
        foreach (var gone in _names.Keys.Except(present).ToList())
        {
            _names.Remove(gone);
            write(new ParticipantLeft(at, gone));
        }
    }

    public void Pass(FeedEvent feedEvent)
    {
        switch (feedEvent)
        {
            case ParticipantJoined joined when _names.TryGetValue(joined.ParticipantId, out var name):
                _names[joined.ParticipantId] = joined.DisplayName;
                if (name != joined.DisplayName)
                    write(new ParticipantRenamed(joined.At, joined.ParticipantId, joined.DisplayName));
                return;
            case ParticipantJoined joined:
                _names.Add(joined.ParticipantId, joined.DisplayName);
                break;
            case ParticipantRenamed renamed:
                _names[renamed.ParticipantId] = renamed.DisplayName;
                break;
            case ParticipantLeft left when !_names.Remove(left.ParticipantId):
                return;
        }

        write(feedEvent);
    }
}
