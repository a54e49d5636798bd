#!/usr/bin/env dotnet
// Prints what happens in a meeting until it ends, seeing all and seen as an observer.   dotnet run watch-events.cs CODE
#:project ../../controller/Conference.Client/Conference.Client.csproj
#:property PublishAot=false
using Conference.Client;

using var conference = ConferenceClient.FromKeyFile();
await using var watcher = await conference.Meeting(args[0]).JoinAsync("Watcher", new() { UserId = "watcher", Role = Role.Observer });
Console.WriteLine($"watching {watcher.State.Meeting.Name}, {watcher.State.Participants.Count} in it");

// The state is ahead of the events that are still to be read: who raised a hand may have left it.
var names = watcher.State.Participants.ToDictionary(one => one.Key, one => one.Value.DisplayName);
await foreach (var happened in watcher.ReadEventsAsync())
{
    if (happened is ParticipantJoined { Participant: var came })
        names[came.ParticipantId] = came.DisplayName;
    Console.WriteLine(happened switch
    {
        ParticipantJoined joined => $"{happened.At:T} {joined.Participant.DisplayName} came",
        ParticipantLeft left => $"{happened.At:T} {left.ParticipantId} went ({left.Reason})",
        MessageSent sent => $"{happened.At:T} {sent.Message.SenderName}: {sent.Message.Text}",
        HandRaised hand => $"{happened.At:T} {Name(hand.ParticipantId)} raised a hand",
        RecordingChanged changed => $"{happened.At:T} recording {changed.Recording.State}",
        MeetingEnded ended => $"{happened.At:T} over: {ended.Reason}",
        _ => $"{happened.At:T} {happened.GetType().Name}",
    });
}

string Name(string participantId) => names.GetValueOrDefault(participantId, participantId);
