using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Chat;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    /// <summary>How many of the newest messages are kept in memory.</summary>
    public const int KeptMessages = 200;

    private const int ShownMessages = 50;

    private static readonly TimeSpan EditWindow = TimeSpan.FromHours(24);

    private readonly List<ChatRow> _chat = []; // by number
    private bool _chatIsWhole = true;

    /// <exception cref="RefusedException">The caller is neither in the meeting nor of its tenant.</exception>
    public static void RequireReader(Meeting meeting, Caller caller)
    {
        Authority.RequireIn(meeting, caller);
        if (caller.IsTenant)
            return;
        if (meeting.Find(caller.Id) is not { State: ParticipantState.Joining or ParticipantState.Present })
            throw new RefusedException(RefusalCode.InLobby, "The chat is for those who have been let in.");
    }

    public ChatRow? FindMessage(string id) => FindMessage(id, out _);

    /// <param name="isWhole">Whether all messages are in memory, so that one that is not there is nowhere.</param>
    public ChatRow? FindMessage(string id, out bool isWhole)
    {
        lock (_lock)
        {
            isWhole = _chatIsWhole;
            return _chat.FindLast(message => message.Id == id);
        }
    }

    /// <summary>Messages before a number that somebody may read, newest first; null when memory does not reach that far back.</summary>
    public IReadOnlyList<ChatRow>? RecentMessages(string? participantId, long before, int count)
    {
        lock (_lock)
        {
            var found = VisibleMessages(participantId, before, count);
            return found.Count == count || _chatIsWhole ? found : null;
        }
    }

    public MessageView ViewOf(ChatRow message)
    {
        lock (_lock)
            return MessageView.Of(message, message.FileId is null ? null : _files.GetValueOrDefault(message.FileId));
    }

    /// <summary>Tells everybody, or those whom it names, a message; one that was sent already stays as it is.</summary>
    /// <exception cref="RefusedException">The sender may not, or what the message refers to is not there.</exception>
    public MessageView SendMessage(Change change, MessageDraft draft)
    {
        RequireOpen();
        RequireChat(change.Caller, draft.To is null ? Grants.Chat : Grants.PrivateChat);
        if (FindMessage(draft.Id) is { } sent)
            return ViewOf(sent);
        var isParticipant = change.Caller.Kind == CallerKind.Participant;
        var sender = isParticipant ? Require(change.Caller.Id) : null;
        foreach (var recipient in draft.To ?? [])
            RequireInside(recipient);
        if (draft.ReplyToId is { } answered && (FindMessage(answered) ?? draft.ReplyTo)?.IsFor(sender?.Id) != true)
            throw new RefusedException(RefusalCode.MessageNotFound, $"There is no message '{answered}' that you can see.");
        if (draft.FileId is not null)
            ShowFile(change, draft.FileId, draft.To);

        var message = new ChatRow(
            draft.Id,
            TenantId,
            Id,
            _sequence + 1,
            sender?.Id ?? ChatRow.Application,
            sender?.DisplayName ?? draft.SenderName ?? change.Caller.Name,
            draft.To,
            draft.Text,
            draft.FileId,
            draft.ReplyToId,
            draft.ClientId,
            change.At,
            null,
            null);
        _chat.Add(message);
        if (_chat.Count > KeptMessages)
        {
            _chat.RemoveAt(0);
            _chatIsWhole = false;
        }

        change.Write(message);
        var view = ViewOf(message);
        change.Emit(new MessageSent(view), AudienceOf(message));
        return view;
    }

    /// <exception cref="RefusedException">It is somebody else's, deleted, or more than a day old.</exception>
    public MessageView EditMessage(Change change, ChatRow message, string text)
    {
        RequireOpen();
        RequireChat(change.Caller, message.Recipients is null ? Grants.Chat : Grants.PrivateChat);
        RequireReadable(change, message);
        if (message.SenderId != SenderOf(change))
            throw new RefusedException(RefusalCode.NotGranted, "Only its sender edits a message.");
        if (change.At - message.SentAt > EditWindow)
            throw new RefusedException(RefusalCode.EditTooLate, $"A message can be edited for {EditWindow.TotalHours:0} hours.");
        var view = Replace(change, message with { Text = text, EditedAt = change.At });
        change.Emit(new MessageEdited(view), AudienceOf(message));
        return view;
    }

    /// <summary>Takes a message back, with its file.</summary>
    /// <exception cref="RefusedException">It is somebody else's and the caller does not moderate.</exception>
    public void DeleteMessage(Change change, ChatRow message)
    {
        Authority.RequireIn(this, change.Caller);
        var isOwn = message.SenderId == SenderOf(change);
        if (!isOwn)
            Authority.Require(change, Grants.Moderate);
        if (message.DeletedAt is not null)
            return;
        if (!isOwn && message.Recipients is not null)
            RequireReadable(change, message);
        Replace(change, message with { Text = string.Empty, DeletedAt = change.At });
        if (message.FileId is not null)
            RemoveFile(change, message.FileId);
        if (!isOwn)
            change.Audit("message.delete", "message", message.Id);
        change.Emit(new MessageDeleted(message.Id, isOwn || change.Caller.IsTenant ? null : change.Caller.Id), AudienceOf(message));
    }

    private static Audience AudienceOf(ChatRow message) =>
        message.Recipients is null ? Audience.Everyone : Audience.Only([message.SenderId, .. message.Recipients]);

    private static string SenderOf(Change change) =>
        change.Caller.Kind == CallerKind.Participant ? change.Caller.Id : ChatRow.Application;

    private static void RequireReadable(Change change, ChatRow message)
    {
        if (message.DeletedAt is not null || !message.IsFor(ReaderOf(change.Caller)))
            throw new RefusedException(RefusalCode.MessageNotFound, $"There is no message '{message.Id}' that you can see.");
    }

    private void RequireChat(Caller caller, Grants grant)
    {
        Authority.RequireIn(this, caller);
        if (!Settings.Chat && !caller.IsTenant && !GrantsOf(caller.Id).Has(Grants.Moderate))
            throw new RefusedException(RefusalCode.ChatDisabled, "The chat is off in this meeting; its hosts can turn it on.");
        Authority.Require(this, caller, grant);
    }

    private MessageView Replace(Change change, ChatRow message)
    {
        var place = _chat.FindLastIndex(candidate => candidate.Id == message.Id);
        if (place >= 0)
            _chat[place] = message;
        change.Write(message);
        return ViewOf(message);
    }

    private List<ChatRow> VisibleMessages(string? participantId, long before, int count)
    {
        var found = new List<ChatRow>();
        for (var i = _chat.Count - 1; i >= 0 && found.Count < count; i--)
        {
            if (_chat[i].Sequence < before && _chat[i].IsFor(participantId))
                found.Add(_chat[i]);
        }

        return found;
    }
}
