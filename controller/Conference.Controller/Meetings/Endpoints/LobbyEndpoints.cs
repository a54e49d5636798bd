using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Meetings.Changes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>Who waits at the door.</summary>
internal static class LobbyEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var lobby = api.MapGroup("/meetings/{meeting}/lobby").WithTags("Lobby");
        lobby.MapGet("/", ListAsync).WithName("listLobby").WithSummary("Who waits, in the order in which they came.");
        lobby.MapPost("/admit-all", AdmitAllAsync).WithName("admitAll").WithSummary("Lets everybody in.").Produces<AdmittedResponse>();
        lobby.MapPost("/{participant}/admit", AdmitAsync).WithName("admit").WithSummary("Lets somebody in.").Produces(StatusCodes.Status204NoContent);
        lobby.MapPost("/{participant}/deny", DenyAsync).WithName("deny").WithSummary("Turns somebody away.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Ok<LobbyList>> ListAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        Authority.Require(found, context.Caller(), Grants.Moderate);
        return TypedResults.Ok(new LobbyList(
            [.. found.Participants.Where(person => person.State == ParticipantState.Waiting).Select(person => person.View)]));
    }

    private static Task<Answer> AdmitAsync(
        string meeting, string participant, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken) =>
        ModerateAsync(meeting, context, meetings, change => change.Meeting.Admit(change, participant), cancellationToken);

    private static Task<Answer> DenyAsync(
        string meeting, string participant, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken) =>
        ModerateAsync(meeting, context, meetings, change => change.Meeting.Deny(change, participant), cancellationToken);

    private static Task<Answer> AdmitAllAsync(string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken) =>
        meetings.ChangeAsync(
            meeting,
            context.Operation(),
            change =>
            {
                Authority.Require(change, Grants.Moderate);
                return Answer.Ok(new AdmittedResponse(change.Meeting.AdmitAll(change)), MeetingJson.Default.AdmittedResponse);
            },
            cancellationToken);

    private static Task<Answer> ModerateAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, Action<Change> act, CancellationToken cancellationToken) =>
        meetings.ChangeAsync(
            meeting,
            context.Operation(),
            change =>
            {
                Authority.Require(change, Grants.Moderate);
                act(change);
                return Answer.NoContent;
            },
            cancellationToken);
}
