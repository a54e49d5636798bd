using Conference.Controller.Access;
using Conference.Controller.Errors;
using Conference.Controller.Events;
using Conference.Controller.Media;
using Conference.Controller.Signaling;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Meetings;

internal static class MeetingEndpoints
{
    private const int MaximumMeetingName = 100;
    private const int MaximumDisplayName = 60;

    public static void MapMeetings(this IEndpointRouteBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("Meetings");
        meetings.MapPost("/", Create).WithName("createMeeting").WithSummary("Creates a meeting.");
        meetings.MapGet("/{meeting}", Get).WithName("getMeeting").WithSummary("Shows a meeting by id or code.");
        meetings.MapPost("/{meeting}/join", Join).WithName("joinMeeting").WithSummary("Lets somebody in: a participant and a ticket.");
        meetings.MapPost("/{meeting}/leave", Leave).WithName("leaveMeeting").WithSummary("Takes the ticket's participant out.");
    }

    private static Created<MeetingView> Create(CreateMeetingRequest request, MeetingRegistry meetings)
    {
        var name = request.Name?.Trim() is { Length: > 0 } given ? given : "Meeting";
        if (name.Length > MaximumMeetingName)
            throw new RefusedException(RefusalCode.InvalidBody, $"name may have {MaximumMeetingName} characters; this one has {name.Length}.");
        var meeting = meetings.Create(name);
        return TypedResults.Created($"/api/v1/meetings/{meeting.Id}", meeting.View);
    }

    private static Ok<MeetingView> Get(string meeting, MeetingRegistry meetings) => TypedResults.Ok(meetings.Get(meeting).View);

    private static Ok<JoinResponse> Join(
        string meeting, JoinRequest request, MeetingRegistry meetings, TicketOffice tickets, IOptions<MediaOptions> media)
    {
        var name = DisplayName(request.DisplayName);
        _ = request.Key.Thumbprint(); // a key that does not fit is refused before anybody is let in
        var joined = meetings.Get(meeting);
        var participantId = joined.Join(name);
        var ticket = tickets.Issue(Caller.DefaultTenant, joined.Id, participantId, request.Key);
        return TypedResults.Ok(new JoinResponse(
            joined.View, participantId, ticket, SignalingModule.Path, EventsModule.Path, media.Value.IceServers));
    }

    private static NoContent Leave(string meeting, HttpContext context, MeetingRegistry meetings)
    {
        var left = meetings.Get(meeting);
        left.Leave(context.Caller().RequireIn(left.Id).Id, LeaveReason.Left);
        return TypedResults.NoContent();
    }

    private static string DisplayName(string given)
    {
        var name = string.Concat(given.Where(character => !char.IsControl(character))).Trim();
        return name.Length is > 0 and <= MaximumDisplayName
            ? name
            : throw new RefusedException(
                RefusalCode.InvalidBody, $"displayName must have 1 to {MaximumDisplayName} characters; this one has {name.Length}.");
    }
}
