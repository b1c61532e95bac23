namespace KnowledgeUpdate.Domain.Evaluations;

/// <summary>The four sides that a seminar is evaluated on.</summary>
public enum EvaluationSide
{
    /// <summary>方案设计</summary>
    [Term("Design of the programme")]
    Design,

    /// <summary>组织实施</summary>
    [Term("Organisation of the training")]
    Organisation,

    /// <summary>教学保障</summary>
    [Term("Teaching and support")]
    Teaching,

    /// <summary>研修效果</summary>
    [Term("Effect")]
    Effect,
}
