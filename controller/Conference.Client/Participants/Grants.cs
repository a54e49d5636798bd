using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>What somebody may do in a meeting.</summary>
[Flags]
[JsonConverter(typeof(GrantsConverter))]
public enum Grants
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Send a microphone.</summary>
    PublishAudio = 1 << 0,

    /// <summary>Send a camera.</summary>
    PublishVideo = 1 << 1,

    /// <summary>Share a screen, with its sound.</summary>
    ShareScreen = 1 << 2,

    /// <summary>See and hear the others.</summary>
    Subscribe = 1 << 3,

    /// <summary>Write to all.</summary>
    Chat = 1 << 4,

    /// <summary>Write to some.</summary>
    PrivateChat = 1 << 5,

    /// <summary>Upload files.</summary>
    SendFiles = 1 << 6,

    /// <summary>Send reactions.</summary>
    React = 1 << 7,

    /// <summary>Raise a hand.</summary>
    RaiseHand = 1 << 8,

    /// <summary>Ask the others something.</summary>
    CreatePolls = 1 << 9,

    /// <summary>Answer polls.</summary>
    Vote = 1 << 10,

    /// <summary>Start and stop recordings.</summary>
    Record = 1 << 11,

    /// <summary>Act on people: mute, stop video, remove, ban, let in, lower hands, delete messages.</summary>
    Moderate = 1 << 12,

    /// <summary>Act on the meeting: settings, passcode, lock, roles and grants, end.</summary>
    Manage = 1 << 13,
}
