using System.Globalization;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Reads cells as people mean them. A cell that would have to be repaired is a fault until the person agrees to the repair.
/// </summary>
internal sealed class HourRowReader(
    ImportMapping mapping,
    IReadOnlyList<ImportRepair> agreed,
    string unit,
    DateOnly today,
    HourLimits limits
)
{
    /// <summary>Most hours of one activity: the ledger's column holds no more than 9,999.9, and no activity comes near.</summary>
    public const decimal MostHours = 999.9m;

    /// <summary>Longest title and name of a provider.</summary>
    public const int MaxText = 200;

    /// <summary>Longest number of a certificate.</summary>
    public const int MaxCertificate = 60;

    private static readonly Dictionary<string, HourCategory> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["公需必修"] = HourCategory.PublicCompulsory,
        ["公需科目（必修）"] = HourCategory.PublicCompulsory,
        ["公需科目(必修)"] = HourCategory.PublicCompulsory,
        ["必修"] = HourCategory.PublicCompulsory,
        ["公需（必修）"] = HourCategory.PublicCompulsory,
        ["公需选修"] = HourCategory.PublicElective,
        ["公需科目（选修）"] = HourCategory.PublicElective,
        ["公需科目(选修)"] = HourCategory.PublicElective,
        ["选修"] = HourCategory.PublicElective,
        ["公需（选修）"] = HourCategory.PublicElective,
        ["专业"] = HourCategory.Professional,
        ["专业科目"] = HourCategory.Professional,
        ["Public subjects, compulsory"] = HourCategory.PublicCompulsory,
        ["Public subjects, elective"] = HourCategory.PublicElective,
        ["Professional subjects"] = HourCategory.Professional,
    };

    /// <summary>Words that people write after a number of hours; the longer first.</summary>
    private static readonly string[] Units = ["个学时", "个课时", "个小时", "学时", "课时", "小时", "hours", "h"];

    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private readonly int[] places =
    [
        .. Enum.GetValues<ImportColumn>().Select(c => mapping.Columns.TryGetValue(c, out var place) ? place : -1),
    ];
    private readonly bool[] agrees = [.. Enum.GetValues<ImportRepair>().Select(agreed.Contains)];

    /// <summary>The place of a column in the file; -1 where it has none.</summary>
    public int PlaceOf(ImportColumn column) => places[(int)column];

    /// <summary>The rules under which rows are judged.</summary>
    public HourLimits Limits => limits;

    public HourRow Read(TableRow cells)
    {
        var row = new HourRow { Number = cells.Number };
        if (FootRows.Has(cells, Cell(cells, ImportColumn.Number)))
        {
            (row.Result, row.Note) = (ImportResult.LeftOut, "Totals and signatures hold nobody's hours");
            return row;
        }

        ReadPerson(cells, row);
        row.Title = Text(cells, row, ImportColumn.Title, MaxText);
        if (row.Title.Length == 0)
            Missing(cells, row, ImportColumn.Title, "Enter the activity");
        row.Provider =
            places[(int)ImportColumn.Provider] < 0 ? unit
            : Text(cells, row, ImportColumn.Provider, MaxText) is { Length: > 0 } provider ? provider
            : unit;
        ReadDates(cells, row);
        ReadCategory(cells, row);
        var hours = Unitless(row, ImportColumn.Hours, Narrow(cells, row, ImportColumn.Hours));
        if (
            !decimal.TryParse(hours, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number <= 0
            || number > MostHours
            || decimal.Round(number, 1) != number
        )
            Missing(
                cells,
                row,
                ImportColumn.Hours,
                "Enter the hours as a number above 0 and at most 999.9, with one decimal at most",
                hours
            );
        row.Hours = decimal.Round(number, 1);
        row.Certificate = Narrow(cells, row, ImportColumn.CertificateNumber) is { Length: > 0 } certificate ? certificate : null;
        if (row.Certificate is { Length: > MaxCertificate })
            row.Refuse(
                ImportColumn.CertificateNumber,
                "The certificate number must be 60 characters or less",
                Characters.Cut(row.Certificate, 20) + "…"
            );
        row.ActivityKind = Text(cells, row, ImportColumn.ActivityKind, MaxText);
        limits.Judge(row, this);
        if (row.Faults is null)
            row.Result = row.IsRepaired ? ImportResult.Repaired : ImportResult.Create;
        return row;
    }

    /// <summary>What looks odd is asked, until the person says that it is right.</summary>
    public void Ask(HourRow row, ImportColumn column, ImportRepair question, string before)
    {
        if (!agrees[(int)question])
            row.Add(new RowFault(column, question.Word(), question, before, null));
    }

    private void ReadCategory(TableRow cells, HourRow row)
    {
        if (PlaceOf(ImportColumn.Category) < 0 && mapping.Category is { } all)
        {
            (row.Category, row.HasCategory) = (all, true);
            return;
        }

        var category = Text(cells, row, ImportColumn.Category, MaxText);
        if (Categories.TryGetValue(category, out var found))
            (row.Category, row.HasCategory) = (found, true);
        else
            Missing(cells, row, ImportColumn.Category, "Write 公需必修, 公需选修 or 专业 as the category", category);
    }

    /// <summary>A number without the word that people write after it.</summary>
    private string Unitless(HourRow row, ImportColumn column, string text)
    {
        if (
            text.Length == 0
            || !char.IsAsciiDigit(text[0])
            || Units.FirstOrDefault(u => text.EndsWith(u, StringComparison.OrdinalIgnoreCase)) is not { } unit
        )
            return text;
        var number = text[..^unit.Length].TrimEnd();
        Repair(row, column, ImportRepair.Unit, Short(text), Short(number));
        return number;
    }

    private void ReadPerson(TableRow cells, HourRow row)
    {
        var cell = Cell(cells, ImportColumn.Name);
        row.Name = PersonName.Normalise(cell.Text);
        var isElsewhere = IsElsewhere(cell, row, ImportColumn.Name);
        if (!isElsewhere && PersonName.Fault(row.Name) is { } fault)
            row.Refuse(ImportColumn.Name, fault, PersonName.Mask(row.Name));
        else if (!isElsewhere && row.Name != cell.Text)
        {
            var trimmed = string.Concat(cell.Text.Where(c => !char.IsWhiteSpace(c)));
            var repair =
                trimmed == row.Name.Replace(" ", "", StringComparison.Ordinal) ? ImportRepair.Trim
                : row.Name.Contains(PersonName.Dot) && !trimmed.Contains(PersonName.Dot) ? ImportRepair.NameDot
                : ImportRepair.HalfWidth;
            Repair(row, ImportColumn.Name, repair, PersonName.Mask(cell.Text.Trim()), PersonName.Mask(row.Name));
        }

        var kind = Text(cells, row, ImportColumn.IdentityKind, MaxText);
        if (kind.Length > 0)
        {
            if (IdentityKindNames.Find(kind) is { } known)
                row.Kind = known;
            else
                row.Refuse(ImportColumn.IdentityKind, "Write 居民身份证, 护照, 港澳居民来往内地通行证 or 台湾居民来往大陆通行证", kind);
        }

        ReadNumber(cells, row);
    }

    private void ReadNumber(TableRow cells, HourRow row)
    {
        var cell = Cell(cells, ImportColumn.Number);
        if (IsElsewhere(cell, row, ImportColumn.Number))
            return;

        var before = cell.Text;
        if (
            row.Kind == IdentityKind.ResidentId
            && ((cell.Kind == CellKind.Number && before.Length > 15) || before.Contains("E+", StringComparison.OrdinalIgnoreCase))
        )
        {
            row.Refuse(
                ImportColumn.Number,
                "Excel keeps only 15 digits of a number: format the column as text and enter the identity number again",
                IdentityNumber.Mask(before)
            );
            return;
        }

        var number = IdentityNumber.Normalise(before);
        if (row.Kind == IdentityKind.TaiwanPermit && number.Length is 7 or 9 && number.All(char.IsAsciiDigit))
            Repair(
                row,
                ImportColumn.Number,
                ImportRepair.LeadingZero,
                IdentityNumber.Mask(number),
                IdentityNumber.Mask(number = "0" + number)
            );
        if (number.Length > IdentityNumber.MaxLength)
            row.Refuse(ImportColumn.Number, "Enter 18 characters: 17 digits and a digit or X", "****");
        else if (IdentityNumber.Check(row.Kind, number, today) is { IsRight: false } finding)
            row.Refuse(ImportColumn.Number, finding.Fault!, IdentityNumber.Mask(number));
        else if (number != before && number.Length == IdentityNumber.Normalise(before).Length)
        {
            // The same characters in another form: what was changed is named, and each change is agreed to on its own.
            if (before.Any(c => char.IsWhiteSpace(c) || c == '-'))
                Repair(row, ImportColumn.Number, ImportRepair.Trim, IdentityNumber.Mask(before), IdentityNumber.Mask(number));
            if (before.Any(c => c is >= '！' and <= '～'))
                Repair(row, ImportColumn.Number, ImportRepair.HalfWidth, IdentityNumber.Mask(before.Trim()), IdentityNumber.Mask(number));
            if (before.Any(char.IsAsciiLetterLower))
                Repair(row, ImportColumn.Number, ImportRepair.UpperX, IdentityNumber.Mask(before.Trim()), IdentityNumber.Mask(number));
        }

        row.Identity = number;
    }

    private void ReadDates(TableRow cells, HourRow row)
    {
        var from = Date(cells, row, ImportColumn.From);
        var to =
            places[(int)ImportColumn.To] < 0
            || Cell(cells, ImportColumn.To) is { Text.Length: 0, Kind: not (CellKind.Formula or CellKind.Merged) }
                ? from
                : Date(cells, row, ImportColumn.To);
        var year = Narrow(cells, row, ImportColumn.LearningYear);
        if (from is null || to is null)
            return;
        (row.From, row.To) = (from.Value, to.Value);
        if (row.To > today)
            row.Refuse(
                row.From > today ? ImportColumn.From : ImportColumn.To,
                "Enter a day of study that is not later than today",
                $"{(row.From > today ? row.From : row.To):yyyy-MM-dd}"
            );
        if (row.To < row.From)
            row.Refuse(ImportColumn.To, "Enter a last day that is not before the first", $"{row.To:yyyy-MM-dd}");
        row.Year = (short)row.To.Year;
        if (year.Length == 0)
            return;
        var digits =
            year.EndsWith("年度", StringComparison.Ordinal) ? year[..^2]
            : year.EndsWith('年') ? year[..^1]
            : year;
        if (short.TryParse(digits.TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated > 0)
            row.Year = stated;
        else
        {
            row.Year = 0;
            row.Refuse(ImportColumn.LearningYear, "Enter the learning year as 2026", Short(year));
        }
    }

    private DateOnly? Date(TableRow cells, HourRow row, ImportColumn column)
    {
        var text = Narrow(cells, row, column);
        if (text.Length == 0)
        {
            Missing(cells, row, column, "Enter the day as 2026-06-14");
            return null;
        }

        if (text.Length > 10 && text[10] is ' ' or 'T')
            text = Characters.Cut(text, 10);
        if (Plain(text) is { } plain)
            return plain;
        if (
            DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1980 and < 2200
        )
            return day;
        if (text.Length is 5 or 6 or 7 && SheetReader.DateOf(text) is { Year: >= 1980 and < 2100 } serial)
        {
            Repair(row, column, ImportRepair.ExcelDate, text, $"{serial:yyyy-MM-dd}");
            return serial;
        }

        Missing(cells, row, column, "Enter the day as 2026-06-14", text);
        return null;
    }

    /// <summary>A day as 2026-06-14, which nearly every cell has: parsed by hand in a tenth of the time of ParseExact.</summary>
    private static DateOnly? Plain(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return null;
        var number = 0;
        for (var i = 0; i < text.Length; i++)
            if (char.IsAsciiDigit(text[i]))
                number = number * 10 + text[i] - '0';
            else if (i is not (4 or 7))
                return null;
        var (year, month, day) = (number / 10000, number / 100 % 100, number % 100);
        return year is >= 1980 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private Cell Cell(TableRow cells, ImportColumn column) =>
        places[(int)column] is >= 0 and var place ? cells[place] : new Cell("", CellKind.Text);

    /// <summary>Text as written, without superfluous spaces.</summary>
    private string Text(TableRow cells, HourRow row, ImportColumn column, int most)
    {
        var cell = Cell(cells, column);
        IsElsewhere(cell, row, column);
        var text = cell.Text;
        foreach (var c in text)
            if (char.IsControl(c) || c is '\u200B' or '\uFEFF' or '\u00A0' or '\u3000')
            {
                text = string.Concat(
                    text.Select(c => char.IsControl(c) || c is '\u00A0' or '\u3000' ? ' ' : c).Where(c => c is not ('\u200B' or '\uFEFF'))
                );
                break;
            }

        text = text.Trim();
        if (text.Length != cell.Text.Length)
            Repair(row, column, ImportRepair.Trim, Spaced(cell.Text), Short(text));
        if (text.Length > most)
            row.Refuse(column, "Shorten the text to 200 characters", Short(text));
        return Characters.Cut(text, most);
    }

    /// <summary>Text of digits and letters, half-width.</summary>
    private string Narrow(TableRow cells, HourRow row, ImportColumn column)
    {
        var text = Text(cells, row, column, MaxText);
        if (text.AsSpan().IndexOfAnyInRange('！', '～') < 0)
            return text;
        var narrow = string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));
        Repair(row, column, ImportRepair.HalfWidth, Short(text), Short(narrow));
        return narrow;
    }

    private void Repair(HourRow row, ImportColumn column, ImportRepair repair, string before, string after)
    {
        row.IsRepaired = true;
        if (!agrees[(int)repair])
            row.Add(new RowFault(column, repair.Word(), repair, before, after));
    }

    /// <summary>A fault of what a cell holds; of a formula and of a merged cell that is said already.</summary>
    private void Missing(TableRow cells, HourRow row, ImportColumn column, [Sentence] string problem, string before = "")
    {
        if (Cell(cells, column).Kind is not (CellKind.Formula or CellKind.Merged))
            row.Refuse(column, problem, Short(before));
    }

    /// <summary>Whether a cell's content stands elsewhere: it holds a formula, or is one of several that were merged.</summary>
    private static bool IsElsewhere(Cell cell, HourRow row, ImportColumn column)
    {
        if (cell.Kind == CellKind.Formula)
            row.Refuse(column, "The cell holds a formula: copy the column and paste it as values");
        else if (cell.Kind == CellKind.Merged)
            row.Refuse(column, "The cell is merged with others: undo the merging in Excel and fill in every cell");
        return cell.Kind is CellKind.Formula or CellKind.Merged;
    }

    /// <summary>A text for a list, never a number that may be somebody's identity.</summary>
    internal static string Short(string text) =>
        text.Count(char.IsAsciiDigit) >= 15 ? IdentityNumber.Mask(text)
        : text.Length > 40 ? Characters.Cut(text, 40) + "…"
        : text;

    private static string Spaced(string text) => string.Concat(Short(text).Select(c => char.IsWhiteSpace(c) ? '␣' : c));
}
