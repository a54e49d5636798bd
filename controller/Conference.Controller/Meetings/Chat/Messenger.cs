using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Files;

namespace Conference.Controller.Meetings.Chat;

/// <summary>The chat as both endpoints offer it. A meeting keeps its newest messages in memory; for older ones this asks the database.</summary>
internal sealed class Messenger(MeetingRegistry meetings, ChatStore store, FileStore files)
{
    private const int MaximumClientId = 64;
    private const int MaximumRecipients = 50;
    private const int MaximumId = 64;

    private readonly KeyedGate _gate = new(); // a message that is read from the database is changed by one at a time

    /// <summary>Sends a message; one that was sent already is answered as it is now.</summary>
    public async Task<T> SendAsync<T>(
        Meeting meeting, Operation operation, SendMessageRequest request, Func<MessageView, T> answer, CancellationToken cancellationToken,
        string? senderName = null)
    {
        var draft = new MessageDraft(
            IdOf(meeting, operation.Caller, request.ClientId),
            MessageText.Check(request.Text, orNothing: request.FileId is not null),
            Recipients(request.To),
            request.FileId,
            request.ReplyTo,
            request.ClientId,
            request.ReplyTo is null ? null : await ReadAsync(meeting, request.ReplyTo, cancellationToken),
            senderName);
        if (request.ClientId is not null && await ReadAsync(meeting, draft.Id, cancellationToken) is { } sent)
            return answer(meeting.ViewOf(sent));
        var result = await meetings.ChangeAsync(
            meeting.Id, operation, change => answer(change.Meeting.SendMessage(change, draft)), cancellationToken);
        if (request.ClientId is not null)
            await meeting.FlushAsync(); // what two attempts send at once is written once, and neither is answered before that
        return result;
    }

    public Task<MessageView> EditAsync(
        Meeting meeting, Operation operation, string messageId, string text, CancellationToken cancellationToken) =>
        ChangeAsync(meeting, operation, messageId, (change, row) => change.Meeting.EditMessage(change, row, MessageText.Check(text)), cancellationToken);

    public async Task<T> DeleteAsync<T>(Meeting meeting, Operation operation, string messageId, T answer, CancellationToken cancellationToken)
    {
        string? fileId = null;
        var result = await ChangeAsync(meeting, operation, messageId, Delete, cancellationToken);
        if (fileId is not null)
            files.Remove(meeting.Id, fileId);
        return result;

        T Delete(Change change, ChatRow row)
        {
            fileId = row.FileId;
            change.Meeting.DeleteMessage(change, row);
            return answer;
        }
    }

    public async Task<MessageView> GetAsync(Meeting meeting, Caller caller, string messageId, CancellationToken cancellationToken)
    {
        Meeting.RequireReader(meeting, caller);
        var row = await ReadAsync(meeting, messageId, cancellationToken);
        return row is not null && row.IsFor(ReaderOf(caller)) ? meeting.ViewOf(row) : throw NotFound(messageId);
    }

    /// <summary>What a caller may read of the chat, newest first; the cursor's key is the number of the last message.</summary>
    public async Task<(IReadOnlyList<MessageView> Items, string? NextCursor)> ListAsync(
        Meeting meeting, Caller caller, Page page, CancellationToken cancellationToken)
    {
        Meeting.RequireReader(meeting, caller);
        var before = page.After is null ? long.MaxValue
            : long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given
            : throw new RefusedException(RefusalCode.InvalidParameters, "cursor must be the nextCursor of an answer.");
        var rows = await ReadAsync(meeting, ReaderOf(caller), before, page.Limit + 1, cancellationToken);
        var next = page.Next(rows, row => row.Sequence.ToString(CultureInfo.InvariantCulture));
        return ([.. rows.Select(meeting.ViewOf)], next);
    }

    /// <summary>The messages before one of them that a participant may read, newest first.</summary>
    /// <param name="before">A message's id; null for the newest.</param>
    public async Task<IReadOnlyList<MessageView>> ListAsync(
        Meeting meeting, Caller caller, string? before, int count, CancellationToken cancellationToken)
    {
        var end = before is null ? long.MaxValue : (await GetAsync(meeting, caller, before, cancellationToken)).Sequence;
        Meeting.RequireReader(meeting, caller);
        return [.. (await ReadAsync(meeting, ReaderOf(caller), end, count, cancellationToken)).Select(meeting.ViewOf)];
    }

    private static string? ReaderOf(Caller caller) => caller.Kind == CallerKind.Participant ? caller.Id : null;

    private static RefusedException NotFound(string messageId) =>
        new(RefusalCode.MessageNotFound, $"There is no message '{messageId}' that you can see.");

    private static List<string>? Recipients(IReadOnlyList<string>? to)
    {
        if (to is null)
            return null;
        var recipients = to.Distinct(StringComparer.Ordinal).ToList();
        return recipients.Count is > 0 and <= MaximumRecipients && !recipients.Exists(string.IsNullOrEmpty)
            ? recipients
            : throw new RefusedException(RefusalCode.InvalidParameters, $"to must name 1 to {MaximumRecipients} participants, or be left out.");
    }

    // The same sender's same name gives the same id, so a message that is sent again meets itself, also after a restart.
    private static string IdOf(Meeting meeting, Caller caller, string? clientId)
    {
        if (clientId is null)
            return Ids.New();
        if (clientId.Length is 0 or > MaximumClientId)
            throw new RefusedException(RefusalCode.InvalidParameters, $"clientId must have 1 to {MaximumClientId} characters.");
        var name = Encoding.UTF8.GetBytes($"{meeting.Id}\n{caller.Kind}\n{caller.Id}\n{clientId}");
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 16));
    }

    private async Task<T> ChangeAsync<T>(
        Meeting meeting, Operation operation, string messageId, Func<Change, ChatRow, T> act, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync($"{meeting.Id}/{messageId}", cancellationToken);
        var known = await ReadAsync(meeting, messageId, cancellationToken);
        return await meetings.ChangeAsync(
            meeting.Id,
            operation,
            change => act(change, change.Meeting.FindMessage(messageId) ?? known ?? throw NotFound(messageId)),
            cancellationToken);
    }

    private async Task<ChatRow?> ReadAsync(Meeting meeting, string messageId, CancellationToken cancellationToken)
    {
        if (messageId.Length > MaximumId)
            return null;
        var known = meeting.FindMessage(messageId, out var isWhole);
        return known is not null || isWhole ? known : await store.FindAsync(meeting.Id, messageId, cancellationToken);
    }

    private async Task<List<ChatRow>> ReadAsync(
        Meeting meeting, string? participantId, long before, int count, CancellationToken cancellationToken)
    {
        await meeting.FlushAsync(); // a message is not told before it lasts
        return meeting.RecentMessages(participantId, before, count) is { } recent
            ? [.. recent]
            : [.. await store.ListAsync(meeting.Id, participantId, before, count, cancellationToken)];
    }
}
