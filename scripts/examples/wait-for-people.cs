#!/usr/bin/env dotnet
// Waits until somebody else is there, lets in who waits, and greets everybody by name.   dotnet run wait-for-people.cs CODE [HOW-MANY]
#:project ../../controller/Conference.Client/Conference.Client.csproj
#:property PublishAot=false
using Conference.Client;

using var conference = ConferenceClient.FromKeyFile();
await using var host = await conference.Meeting(args[0]).JoinAsync("Concierge", new() { UserId = "concierge", Role = Role.Host });
var wanted = args.Length > 1 ? int.Parse(args[1]) : 1;

var events = host.ReadEventsAsync();
foreach (var waiting in host.State.Lobby)
    await host.AdmitAsync(waiting.ParticipantId);
if (host.State.Participants.Count <= wanted)
{
    await foreach (var happened in events)
    {
        if (happened is LobbyJoined knocked)
            await host.AdmitAsync(knocked.Participant.ParticipantId);
        if (happened is ParticipantJoined && host.State.Participants.Count > wanted)
            break;
    }
}

var people = host.State.Participants.Values.Where(one => one.ParticipantId != host.ParticipantId).Select(one => one.DisplayName).Order();
await host.SendMessageAsync($"Welcome, {string.Join(" and ", people)}!");
Console.WriteLine(string.Join('\n', people));
