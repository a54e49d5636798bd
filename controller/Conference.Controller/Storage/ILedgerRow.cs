namespace Conference.Controller.Storage;

/// <summary>A row of a table: a record with a <see cref="TableAttribute"/> whose properties, in snake_case, are the columns.</summary>
internal interface ILedgerRow;
