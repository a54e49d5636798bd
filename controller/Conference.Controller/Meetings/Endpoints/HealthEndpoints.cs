using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Media;
using Conference.Controller.Media.Health;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>How a meeting's media does.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/meetings/{meeting}/health", GetAsync).WithTags("Meetings").WithName("getMeetingHealth")
            .WithSummary("Loss, jitter, round trip, bitrate and score of each participant, and how joining goes.");

    private static async Task<Ok<MeetingHealth>> GetAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, MediaRooms rooms, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        Authority.Require(found, context.Caller(), Grants.Moderate);
        return TypedResults.Ok(await rooms.HealthAsync(found, cancellationToken));
    }
}
