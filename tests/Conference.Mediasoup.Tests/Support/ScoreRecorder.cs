using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>Notes the scores that it is told, in order.</summary>
internal sealed class ScoreRecorder : INotificationHandler
{
    public List<byte> Scores { get; } = [];

    public void Handle(Fbs.Notification.Notification notification) =>
        Scores.Add(notification.BodyAsConsumerScoreNotification().Score.Score);
}
