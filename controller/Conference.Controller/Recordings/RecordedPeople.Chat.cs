using Conference.Controller.Meetings.Chat;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

internal sealed partial class RecordedPeople
{
    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal); // senders, by message

    /// <summary>A message; what is for named people, and what somebody wrote who is not recorded, stays out.</summary>
    public void Post(MessageView message, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (message.To is not null || !MayQuote(message.SenderId))
                return;
            _told[message.Id] = message.SenderId;
            write(new ChatPosted(at, message.Id, message.SenderId, message.SenderName, TextOf(message)));
        }
    }

    /// <summary>Only what was told before is told as changed: what was written before Record is no part of it.</summary>
    public void Edit(MessageView message, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_told.TryGetValue(message.Id, out var sender) && MayQuote(sender))
                write(new ChatEdited(at, message.Id, TextOf(message)));
        }
    }

    /// <summary>What was taken back goes out of the recording too, whatever its sender has agreed to since.</summary>
    public void Delete(string messageId, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_told.Remove(messageId))
                write(new ChatDeleted(at, messageId));
        }
    }

    private bool MayQuote(string senderId) => senderId == ChatRow.Application || (_shown.Contains(senderId) && mayRecord(senderId));

    private static string TextOf(MessageView message) => message.Text.Length > 0 ? message.Text : message.File?.Name ?? string.Empty;
}
