using Conference.Controller.Media;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Playing;

/// <summary>What a player asked for by its URL: a meeting's stage, one participant, or one of their sources.</summary>
/// <param name="ParticipantId">Null for whoever came last with sound and picture.</param>
/// <param name="Source">Null for the camera, or else the screen, with its sound.</param>
internal sealed record PlaySelection(string? ParticipantId, TrackSource? Source)
{
    private static readonly TrackSource[] Preferred = [TrackSource.Camera, TrackSource.Microphone, TrackSource.Screen, TrackSource.ScreenAudio];

    /// <summary>The producers to play, at most one of a kind; empty when there is nothing to play.</summary>
    public IReadOnlyList<OwnedProducer> Choose(MediaRoom room)
    {
        var publishers = room.Producers
            .Where(owned => !owned.Producer.IsClosed && (ParticipantId is null || owned.ParticipantId == ParticipantId))
            .GroupBy(owned => owned.ParticipantId)
            .Select(group => group.OrderByDescending(owned => Since(room, owned)).ToList());
        return publishers
            .Select(Tracks)
            .Where(tracks => tracks.Count > 0)
            .OrderByDescending(tracks => tracks.Count)
            .ThenByDescending(tracks => tracks.Max(owned => Since(room, owned)))
            .FirstOrDefault([]);
    }

    private List<OwnedProducer> Tracks(List<OwnedProducer> producers) => Source is { } source
        ? [.. producers.Where(owned => owned.Source == source).Take(1)]
        : [.. new[] { MediaKind.Audio, MediaKind.Video }.Select(kind => Best(producers, kind)).OfType<OwnedProducer>()];

    private static OwnedProducer? Best(List<OwnedProducer> producers, MediaKind kind) => producers
        .Where(owned => owned.Source.Kind() == kind)
        .OrderBy(owned => Array.IndexOf(Preferred, owned.Source))
        .FirstOrDefault();

    private static DateTimeOffset Since(MediaRoom room, OwnedProducer owned) =>
        room.FindSession(owned.Owner)?.OpenedAt ?? DateTimeOffset.MinValue;
}
