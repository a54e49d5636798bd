namespace Conference.Controller.Access.Roles;

/// <summary>What somebody may do in a meeting.</summary>
[Flags]
internal enum Grants
{
    None = 0,
    PublishAudio = 1 << 0,
    PublishVideo = 1 << 1,
    ShareScreen = 1 << 2,

    /// <summary>See and hear the others.</summary>
    Subscribe = 1 << 3,
    Chat = 1 << 4,
    PrivateChat = 1 << 5,
    SendFiles = 1 << 6,
    React = 1 << 7,
    RaiseHand = 1 << 8,
    CreatePolls = 1 << 9,
    Vote = 1 << 10,
    Record = 1 << 11,

    /// <summary>Act on people: mute, stop video, remove, ban, let in, lower hands, delete messages.</summary>
    Moderate = 1 << 12,

    /// <summary>Act on the meeting: settings, passcode, lock, roles and grants, end.</summary>
    Manage = 1 << 13,
}
