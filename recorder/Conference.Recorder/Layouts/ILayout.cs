namespace Conference.Recorder.Layouts;

/// <summary>Arranges a meeting in a picture. Asked for each change in turn, so that it can leave people where they were.</summary>
internal interface ILayout
{
    IReadOnlyList<Tile> Arrange(Stage stage);
}
