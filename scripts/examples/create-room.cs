#!/usr/bin/env dotnet
// Makes a room and prints what is needed to get in.   dotnet run create-room.cs ["Monday round"] [passcode]
#:project ../../controller/Conference.Client/Conference.Client.csproj
#:property PublishAot=false
using Conference.Client;

using var conference = ConferenceClient.FromKeyFile();
var meeting = await conference.CreateMeetingAsync(new()
{
    Name = args.ElementAtOrDefault(0) ?? "Monday round",
    Kind = MeetingKind.Recurring,
    Recurrence = "FREQ=WEEKLY;BYDAY=MO",
    Passcode = args.ElementAtOrDefault(1),
    Settings = new() { Lobby = LobbyMode.Guests, ScreenShare = ScreenShareMode.One },
});

Console.WriteLine($"meeting {meeting.Info.Code}");
Console.WriteLine($"link    {meeting.Link}");
Console.WriteLine($"ann     {meeting.CreateJoinToken(new("ann@example.org") { Name = "Ann", Role = Role.Host })}");
