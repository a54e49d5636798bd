namespace Conference.EndToEnd.Tests.People;

/// <summary>What a person's machine has, and whether it lets the page use it.</summary>
internal enum Hardware
{
    CameraAndMicrophone,

    /// <summary>There are devices, and the person refuses them to the page.</summary>
    Refused,

    None,
}
