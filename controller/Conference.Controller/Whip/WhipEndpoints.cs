using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Whip.Playing;
using Conference.Controller.Whip.Publishing;
using Conference.Controller.Whip.Sdp;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Whip;

/// <summary>The resources of WHIP and WHEP: endpoints that take offers, and the sessions that come of them.</summary>
internal static class WhipEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/whip/{meeting}", PublishAsync).ExcludeFromDescription();
        routes.MapPost("/whep/{meeting}/{participant?}", PlayParticipantAsync).ExcludeFromDescription();
        routes.MapPost("/whep/{meeting}/{participant}/{source}", PlaySourceAsync).ExcludeFromDescription();
        MapSessions(routes, WhipProtocol.Whip);
        MapSessions(routes, WhipProtocol.Whep);
        foreach (var path in (string[])["/whip/{meeting}/{session?}", "/whep/{meeting}/{participant?}/{source?}"])
        {
            routes.MapMethods(path, [HttpMethods.Options], (HttpResponse response) => WhipCors.Options(response)).ExcludeFromDescription();
            // RFC 9725, section 4.1: these resources have no representation.
            routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], () => TypedResults.NoContent()).ExcludeFromDescription();
        }
    }

    private static void MapSessions(IEndpointRouteBuilder routes, WhipProtocol protocol)
    {
        var path = $"/{protocol.Name()}/{{meeting}}/{{session}}";
        routes.MapPatch(path, (string session, HttpContext context, WhipDoor door, WhipSessions sessions) =>
            PatchAsync(protocol, session, context, door, sessions)).ExcludeFromDescription();
        routes.MapDelete(path, (string session, HttpContext context, WhipDoor door, WhipSessions sessions) =>
            DeleteAsync(protocol, session, context, door, sessions)).ExcludeFromDescription();
    }

    private static Task<IResult> PublishAsync(
        string meeting, HttpContext context, WhipDoor door, Publisher publisher, IOptions<MediaOptions> media) =>
        BeginAsync(
            WhipProtocol.Whip,
            meeting,
            context,
            door,
            media,
            async (pass, offer) =>
            {
                var agreed = await publisher.AgreeAsync(pass.MeetingId, offer, context.RequestAborted);
                return guest => publisher.BeginAsync(guest, offer, agreed, context.RequestAborted);
            });

    private static Task<IResult> PlayParticipantAsync(
        string meeting, HttpContext context, WhipDoor door, Player player, IOptions<MediaOptions> media, string? participant = null) =>
        PlayAsync(meeting, new PlaySelection(participant, null), context, door, player, media);

    private static Task<IResult> PlaySourceAsync(
        string meeting, string participant, string source, HttpContext context, WhipDoor door, Player player, IOptions<MediaOptions> media)
    {
        TrackSource[] sources = [.. Enum.GetValues<TrackSource>().Where(known => known.Name() == source)];
        return sources.Length == 1
            ? PlayAsync(meeting, new PlaySelection(participant, sources[0]), context, door, player, media)
            : throw new RefusedException(RefusalCode.NotFound, $"There is no source '{source}': a participant has a camera, a microphone, a screen and screenAudio.");
    }

    private static Task<IResult> PlayAsync(
        string meeting, PlaySelection selection, HttpContext context, WhipDoor door, Player player, IOptions<MediaOptions> media) =>
        BeginAsync(
            WhipProtocol.Whep,
            meeting,
            context,
            door,
            media,
            async (pass, offer) =>
            {
                await player.CheckAsync(pass.MeetingId, offer, selection, context.RequestAborted);
                return guest => player.BeginAsync(guest, offer, selection, context.RequestAborted);
            });

    private static async Task<IResult> BeginAsync(
        WhipProtocol protocol,
        string meeting,
        HttpContext context,
        WhipDoor door,
        IOptions<MediaOptions> media,
        Func<WhipPass, SdpOffer, Task<Func<WhipGuest, Task<WhipSession>>>> prepare)
    {
        var pass = await door.CheckAsync(context, meeting);
        var offer = SdpOffer.Read(await WhipBody.ReadAsync(context.Request, SdpAnswer.MediaType));
        OfferRules.Check(offer, protocol == WhipProtocol.Whip ? SdpDirection.SendOnly : SdpDirection.RecvOnly);
        var begin = await prepare(pass, offer); // whatever can be refused before somebody comes in is refused here
        var guest = await door.EnterAsync(pass, protocol, context.RequestAborted);
        WhipSession session;
        try
        {
            session = await begin(guest);
        }
        catch
        {
            await guest.DisposeAsync();
            throw;
        }

        var headers = context.Response.Headers;
        headers.Location = session.Path;
        headers.ETag = session.ETag;
        headers["Accept-Patch"] = SdpFragment.MediaType;
        headers.Link = WhipLinks.Of(media.Value.IceServers);
        return SdpResult.Created(session.Answer());
    }

    private static async Task<IResult> PatchAsync(
        WhipProtocol protocol, string id, HttpContext context, WhipDoor door, WhipSessions sessions)
    {
        var session = await FindAsync(protocol, id, context, door, sessions);
        var body = await WhipBody.ReadAsync(context.Request, SdpFragment.MediaType);
        if (await session.PatchAsync(context.Request, body, context.RequestAborted) is not { } fragment)
            return TypedResults.NoContent();
        context.Response.Headers.ETag = session.ETag;
        return SdpResult.Restarted(fragment);
    }

    private static async Task<IResult> DeleteAsync(
        WhipProtocol protocol, string id, HttpContext context, WhipDoor door, WhipSessions sessions)
    {
        await sessions.EndAsync(await FindAsync(protocol, id, context, door, sessions));
        return TypedResults.Ok();
    }

    // Somebody else's session does not exist for the caller, who could otherwise find out which ids are in use.
    private static async Task<WhipSession> FindAsync(
        WhipProtocol protocol, string id, HttpContext context, WhipDoor door, WhipSessions sessions)
    {
        var user = await door.IdentifyAsync(context);
        return sessions.Get(protocol, id) is var session && session.Guest.IsOf(user)
            ? session
            : throw new RefusedException(RefusalCode.WhipSessionNotFound, "There is no such session: it may have ended.");
    }
}
