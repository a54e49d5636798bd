using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Api.Limits;
using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>The chat, for participants and for backends. A backend sees what everybody sees, never what is private.</summary>
internal static class ChatEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var chat = api.MapGroup("/meetings/{meeting}/chat").WithTags("Chat");
        chat.MapGet("/", ListAsync).WithName("listMessages").WithSummary("The messages that the caller may read, newest first.");
        chat.MapPost("/", SendAsync).WithName("sendMessage").WithSummary("Sends a message, as a participant or as the application.")
            .Produces<MessageView>(StatusCodes.Status201Created);
        chat.MapGet("/{message}", GetAsync).WithName("getMessage").WithSummary("Shows a message.").Produces<MessageView>();
        chat.MapDelete("/{message}", DeleteAsync).WithName("deleteMessage").WithSummary("Takes a message back, with its file.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Ok<MessageList>> ListAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, Messenger messenger, CancellationToken cancellationToken,
        int? limit = null, string? cursor = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        var (items, next) = await messenger.ListAsync(found, context.Caller(), Page.Of(limit, cursor), cancellationToken);
        return TypedResults.Ok(new MessageList(items, next));
    }

    private static async Task<Answer> SendAsync(
        string meeting, PostMessageRequest body, HttpContext context, MeetingRegistry meetings, Messenger messenger, RateLimits limits,
        CancellationToken cancellationToken)
    {
        var caller = context.Caller();
        if (caller.Kind == CallerKind.Participant)
            limits.Message(caller.Id);
        var senderName = body.SenderName is null ? null : Texts.DisplayName(body.SenderName);
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await messenger.SendAsync(found, context.Operation(), body.Message, Created, cancellationToken, senderName);

        Answer Created(MessageView message) =>
            Answer.Created($"/api/v1/meetings/{found.Id}/chat/{message.Id}", message, LiveJson.Default.MessageView);
    }

    private static async Task<Answer> GetAsync(
        string meeting, string message, HttpContext context, MeetingRegistry meetings, Messenger messenger, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return Answer.Ok(await messenger.GetAsync(found, context.Caller(), message, cancellationToken), LiveJson.Default.MessageView);
    }

    private static async Task<Answer> DeleteAsync(
        string meeting, string message, HttpContext context, MeetingRegistry meetings, Messenger messenger, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await messenger.DeleteAsync(found, context.Operation(), message, Answer.NoContent, cancellationToken);
    }
}
